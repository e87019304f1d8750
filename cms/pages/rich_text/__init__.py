"""Rich text with two words of our own: a link into the funnel, and a reference to a source."""

FUNNEL_LINK = "funnel-link"
SOURCE = "source"

INLINE = ["bold", "italic", "link", FUNNEL_LINK, SOURCE]
FULL = ["bold", "italic", "ol", "ul", "link", "document-link", FUNNEL_LINK, SOURCE]
