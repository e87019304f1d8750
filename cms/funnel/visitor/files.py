"""A private file over HTTP, in whole or in part, so that a broken download can go on."""

import re
from collections.abc import Iterator

from django.core.files.base import File
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

CHUNK = 64 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def file_response(
    request: HttpRequest, file: File[bytes], content_type: str, name: str
) -> HttpResponseBase:
    """The file; a single byte range gets 206, an impossible one 416, anything else the whole."""
    size, etag = file.size, f'"{file.name}-{file.size}"'.replace("/", "-")
    part = _part(request, size, etag)
    response: HttpResponseBase
    if part is None:
        response = FileResponse(file.open("rb"), as_attachment=True, filename=name)
        response.headers["Content-Length"] = str(size)
    elif part.start >= part.stop:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = StreamingHttpResponse(_read(file, part), status=206)
        response.headers["Content-Length"] = str(len(part))
        response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Type"] = content_type
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = etag
    return response


def _part(request: HttpRequest, size: int, etag: str) -> range | None:
    """The bytes that were asked for; None for the whole file, empty when there are none such."""
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    same_file = request.headers.get("If-Range", etag) == etag
    if not asked or not same_file or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    return range(int(first), min(int(last) + 1, size) if last else size)


def _read(file: File[bytes], part: range) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(part.start)
        left = len(part)
        while left and (chunk := opened.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
