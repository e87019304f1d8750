"""The nouns of the pages: one file each, this is their door."""

from cms.pages.checks.settings import CheckSettings
from cms.pages.models.article import ArticlePage
from cms.pages.models.author import Author
from cms.pages.models.category import Category
from cms.pages.models.comment import Comment
from cms.pages.models.complaint_index import ComplaintIndexPage
from cms.pages.models.experience import Experience
from cms.pages.models.experiences import ExperiencesPage
from cms.pages.models.generation import Generation
from cms.pages.models.home import HomePage
from cms.pages.models.imported import ImportedPost
from cms.pages.models.link_visit import LinkHost, LinkVisit
from cms.pages.models.review import Review
from cms.pages.models.review_invitation import ReviewInvitation
from cms.pages.models.review_reminder import ReviewReminder
from cms.pages.models.review_task import MedicalReviewState, MedicalReviewTask
from cms.pages.models.source import Source
from cms.pages.models.standard import StandardPage
from cms.pages.reviews.settings import ReviewSettings

__all__ = [
    "ArticlePage",
    "Author",
    "Category",
    "CheckSettings",
    "Comment",
    "ComplaintIndexPage",
    "Experience",
    "ExperiencesPage",
    "Generation",
    "HomePage",
    "ImportedPost",
    "LinkHost",
    "LinkVisit",
    "MedicalReviewState",
    "MedicalReviewTask",
    "Review",
    "ReviewInvitation",
    "ReviewReminder",
    "ReviewSettings",
    "Source",
    "StandardPage",
]
