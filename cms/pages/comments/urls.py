"""The addresses of comments, below `/reacties/`."""

from django.urls import path

from cms.pages.comments import views

app_name = "comments"
urlpatterns = [
    path("<int:article_id>/", views.comment_on, name="on"),
    path("<int:article_id>/bedankt/", views.thanks, name="thanks"),
]
