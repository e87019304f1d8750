"""Small files of every kind that an article comes in, made by hand."""

from base64 import b64encode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image as Pillow

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = f'xmlns:w="{W}" xmlns:r="{R}"'
DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic xmlns:a="http://'
    'schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId1"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
STYLES = (
    f"<w:styles {OFFICE}>"
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    "</w:styles>"
)


def png(size: int = 8, color: str = "teal") -> bytes:
    """A square picture."""
    file = BytesIO()
    Pillow.new("RGB", (size, size), color).save(file, "PNG")
    return file.getvalue()


def data_uri(picture: bytes) -> str:
    """A picture as part of a page."""
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def zipped(files: dict[str, bytes | str]) -> bytes:
    """A zip file."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word file, in one of its styles."""
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{chosen}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def drawing(alt: str) -> str:
    """A paragraph with the picture of the file."""
    return f"<w:p>{DRAWING.format(alt=alt)}</w:p>"


def docx(body: str, **more: bytes | str) -> bytes:
    """A Word file around a body of XML; `more` names other files in it, `__` for a slash."""
    target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{RELATIONS}<Relationship Id="rId1" Type="{target}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {OFFICE}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{RELATIONS}<Relationship Id="rId1" Type="{target}/image"'
        ' Target="media/foto.png"/><Relationship Id="rId2" TargetMode="External" '
        f'Type="{target}/hyperlink" Target="https://doi.org/10.1136/bmj.j1"/></Relationships>',
        "word/styles.xml": STYLES,
        "word/media/foto.png": png(),
    }
    return zipped(files | {name.replace("__", "/"): made for name, made in more.items()})
