"""Where outside reviewers read and answer, below `/nakijken/`."""

from django.urls import path

from cms.pages.reviews import views

app_name = "reviews"
urlpatterns = [path("<str:token>/", views.answer_page, name="answer")]
