"""PDF/A-3b (ISO 19005-3): metadata, output intent and attached data around a drawn document.

Same input, same bytes: every date and the file identifier come from the moment given by the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, NameTree, Pdf, Stream, String

from resources import ROOT

PRODUCER = "So HTX"
_MEDIA_TYPES = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "xml": "application/xml",
}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
   <xmp:MetadataDate>{moment}</xmp:MetadataDate>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class NamedDestination:
    """A named place on a page (counted from 0): left, low, right and high edge in points."""

    page: int
    edges: tuple[float, float, float, float]


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return f"D:{moment:%Y%m%d%H%M%S}{zone}"


def _set_information(pdf: Pdf, title: str, moment: datetime) -> None:
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    date = String(_pdf_date(moment))
    pdf.docinfo[Name.Title] = String(title)
    pdf.docinfo[Name.Creator] = String(PRODUCER)
    pdf.docinfo[Name.Producer] = String(PRODUCER)
    pdf.docinfo[Name.CreationDate] = date
    pdf.docinfo[Name.ModDate] = date
    packet = _XMP.format(title=escape(title), moment=moment.isoformat(timespec="seconds"), producer=PRODUCER)
    pdf.Root.Metadata = pdf.make_stream(packet.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String("vi-VN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _set_output_intent(pdf: Pdf) -> None:
    profile = Stream(pdf, (ROOT / "layout" / "srgb.icc").read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: Pdf, attachments: Mapping[str, bytes], moment: datetime) -> None:
    associated = Array()
    for name, content in sorted(attachments.items()):
        spec = AttachedFileSpec(
            pdf,
            content,
            filename=name,
            description=name,
            mime_type=_MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream"),
            creation_date=_pdf_date(moment),
            mod_date=_pdf_date(moment),
        )
        spec.relationship = Name.Data
        pdf.attachments[name] = spec
        associated.append(spec.obj)
    if len(associated):
        pdf.Root.AF = associated


def _name_places(pdf: Pdf, places: Mapping[str, NamedDestination]) -> None:
    if not places:
        return
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    tree = NameTree.new(pdf)
    for name, place in sorted(places.items()):
        edges = [round(edge, 2) for edge in place.edges]
        tree[name] = Array([pdf.pages[place.page].obj, Name.FitR, *edges])
    pdf.Root.Names.Dests = tree.obj


def make_archival(
    drawn: bytes,
    *,
    title: str,
    made_at: datetime,
    attachments: Mapping[str, bytes],
    places: Mapping[str, NamedDestination] | None = None,
) -> bytes:
    """The drawn document as PDF/A-3b with its attachments, each related to the document as its data."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            if Name.Trans in page:
                del page.Trans
        _set_information(pdf, title, made_at)
        _set_output_intent(pdf)
        _attach(pdf, attachments, made_at)
        _name_places(pdf, places or {})
        target = BytesIO()
        pdf.save(target, min_version="1.7", deterministic_id=True, linearize=False)
    return target.getvalue()


def named_places(pdf: bytes) -> dict[str, NamedDestination]:
    """The named rectangles of a document."""
    with Pdf.open(BytesIO(pdf)) as opened:
        if Name.Names not in opened.Root or Name.Dests not in opened.Root.Names:
            return {}
        pages = {page.obj.objgen: at for at, page in enumerate(opened.pages)}
        found: dict[str, NamedDestination] = {}
        for name, target in NameTree(opened.Root.Names.Dests).items():
            if len(target) == 6 and target[1] == Name.FitR:
                left, low, right, high = (float(edge) for edge in list(target)[2:])
                found[str(name)] = NamedDestination(pages[target[0].objgen], (left, low, right, high))
        return found
