"""The funnel's addresses."""

from django.urls import path

from cms.funnel.visitor import (
    ask_my_data,
    change_address,
    downloads,
    ebooks,
    health,
    my_data,
    my_data_files,
    outcomes,
    reading,
    steps,
    trials,
    unsubscribe,
)

app_name = "funnel"
urlpatterns = [
    path("test/<slug:slug>/", steps.self_test, name="self_test"),
    path("test/<slug:slug>/uitslag/<str:token>/", outcomes.outcome_page, name="outcome"),
    path("e-book/onderweg/", ebooks.check_mail, name="check_mail"),
    path("e-book/download/<str:token>/", downloads.download, name="download"),
    path("e-book/download/<str:token>/tips/", downloads.tips, name="tips"),
    path("e-book/download/<str:token>/lezen/", reading.contents, name="reading"),
    path("e-book/download/<str:token>/lezen/<int:number>/", reading.chapter, name="chapter"),
    path("e-book/download/<str:token>/<str:name>", downloads.download_file, name="download_file"),
    path("e-book/<slug:slug>/", ebooks.ebook_page, name="ebook"),
    path("proefversie/", trials.trial_page, name="trial"),
    path("proefversie/aanbod/<slug:slug>/", trials.trial_page, name="trial_offer"),
    path("proefversie/onderweg/", trials.check_mail, name="trial_check_mail"),
    path("proefversie/<str:token>/", trials.trial_start, name="trial_start"),
    path("afmelden/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("mijn-gegevens/", ask_my_data.ask, name="ask_my_data"),
    path("mijn-gegevens/onderweg/", ask_my_data.check_mail, name="my_data_check_mail"),
    path("mijn-gegevens/gewist/", ask_my_data.erased, name="erased"),
    path("mijn-gegevens/adres/onderweg/", change_address.check_mail, name="address_check_mail"),
    path(
        "mijn-gegevens/adres/<str:token>/", change_address.confirm_address, name="confirm_address"
    ),
    path("mijn-gegevens/<str:token>/", my_data.my_data, name="my_data"),
    path("mijn-gegevens/<str:token>/adres/", change_address.change_address, name="change_address"),
    path("mijn-gegevens/<str:token>/wissen/", my_data.erase_my_data, name="erase_my_data"),
    path("mijn-gegevens/<str:token>/<str:name>", my_data_files.my_data_file, name="my_data_file"),
    path("healthz/live", health.live, name="live"),
    path("healthz/ready", health.ready, name="ready"),
]
