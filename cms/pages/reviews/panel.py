"""The tab of an article that says who checked it, and leads to those who are asked to."""

from typing import Any

from wagtail.admin.panels import Panel

from cms.pages.reviews.permission import may_have_signed


class ReviewPanel(Panel):
    """What readers are told of the newest review; only to read."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one article."""

        template_name = "pages/admin/review_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The article, None before the first save."""
            article = self.instance if self.instance.pk else None
            may_invite = article and may_have_signed(article, self.request.user)
            found = {"article": article, "may_invite": may_invite}
            return super().get_context_data(parent_context) | found
