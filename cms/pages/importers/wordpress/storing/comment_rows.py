"""Comments become rows, each once, with the day on which they were written."""

from collections.abc import Sequence

from cms.pages.comments.taking import hash_of
from cms.pages.importers.wordpress.storing.comments import Told
from cms.pages.models import ArticlePage, Comment, Generation, ImportedPost


def tell(post: ImportedPost, article: ArticlePage, told: Sequence[Told]) -> int:
    """Add the comments that did not come before; say how many there were.

    What staff did here with an earlier one stays: it is neither changed nor brought back.
    """
    before = set(post.remarks)
    known = set(article.comments.values_list("name", "text_hash"))
    new = {
        (each.name, hash_of(each.text)): each
        for each in told
        if each.number not in before and (each.name, hash_of(each.text)) not in known
    }
    rows = Comment.objects.bulk_create(
        Comment(
            article=article,
            name=each.name,
            text=each.text,
            text_hash=text_hash,
            state=each.state,
            reply=each.reply,
        )
        for (_name, text_hash), each in new.items()
    )
    for row, each in zip(rows, new.values(), strict=True):
        row.created_at = each.written or row.created_at
    Comment.objects.bulk_update(rows, ["created_at"])
    if rows:
        Generation.begin()  # rows that come together are told to nobody one by one
    post.remarks = sorted(before | {each.number for each in told})
    return len(rows)
