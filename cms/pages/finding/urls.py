"""Where search engines, feed readers and visitors look for what is here."""

from django.urls import path

from cms.pages.finding.feed import NewestArticles
from cms.pages.finding.robots import robots
from cms.pages.finding.search import search_page
from cms.pages.finding.sitemap import sitemap

urlpatterns = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("feed/", NewestArticles(), name="feed"),
    path("zoeken/", search_page, name="search"),
]
