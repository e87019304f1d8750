"""The addresses around the pages: what no editor has to make."""

from django.urls import path

from cms.pages.browsing import authors, categories, studies

app_name = "pages"
urlpatterns = [
    path("klachten/categorie/<slug:slug>/", categories.category_page, name="category"),
    path("auteur/<slug:slug>/", authors.author_page, name="author"),
    path("studies/", studies.studies_page, name="studies"),
]
