# Asks a running praxis-searchd for the pages of single documents, which document.t has indexed, and prints TAP.
import html.parser
import json
import urllib.parse

from daemon import Daemon, check, finish


class Page(html.parser.HTMLParser):
    """The links of a page with their words, and what is marked."""

    def __init__(self, daemon, target):
        super().__init__()
        self.reply, body = daemon.get(target)
        self.links, self.marks, self.ids, self.within = [], [], [], []
        self.text = body.decode()
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        if tag == "a":
            self.links.append((attrs["href"], ""))
        self.within.append(tag)

    def handle_endtag(self, tag):
        while self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data):
        if "a" in self.within:
            href, words = self.links.pop()
            self.links.append((href, words + data))
        if "mark" in self.within:
            self.marks.append(data)

    def link(self, words):
        return next((href for href, shown in self.links if shown == words), "none")


def ask(daemon, target):
    return json.loads(daemon.get(target)[1])


def find(daemon, query):
    return ask(daemon, "/v1/search?limit=1&q=" + urllib.parse.quote(query))["hits"][0]["id"]


def check_record(daemon, report):
    page = Page(daemon, f"/documents/{report}?q=counselling&type=annual-report&sort=title")
    check("a question is kept on the way back", page.link("Back to the results") == "/?q=counselling&type=annual-report&sort=title",
          page.links)
    check("what it finds is marked", set(page.marks) == {"counselling"} and len(page.marks) >= 3, page.marks)
    check("a passage leads to the page of the text", page.link("read page 9") ==
          f"/documents/{report}/pages/9?q=counselling&type=annual-report&sort=title#text", page.links)
    check("and to the page of the original", page.link("open at page 9") == f"/v1/documents/{report}/file#page=9",
          page.links)
    check("tags lead to all that have them", page.link("Annual report") == "/?type=annual-report", page.links)
    check("each tag says why it is there", "it is called the report of a year" in page.text and "<q><bdi>Annual report</bdi></q>"
          in page.text)
    check("so does what was passed over", "Weighed and passed over" in page.text and "publication" in page.text)
    check("sections lead to their place", page.link("The year in figures").startswith(f"/documents/{report}/pages/3?"), page.links)
    check("similar documents are listed", "similar" in page.ids)
    page = Page(daemon, f"/documents/{report}")
    check("without a question there is no way back", page.link("Back to the results") == "none" and not page.marks, page.links)
    for target in (f"/documents/{report}?contry=GH", f"/documents/{report}/pages/1?country=Ghna"):
        check("an unknown parameter or value is refused", Page(daemon, target).reply.status == 400)


def check_text(daemon, report):
    page = Page(daemon, f"/documents/{report}/pages/2?q=counselling")
    check("the text has its words marked", page.marks == ["counselling"], page.marks)
    check("pages can be turned", page.link("Previous page") == f"/documents/{report}/pages/1?q=counselling"
          and page.link("Next page") == f"/documents/{report}/pages/3?q=counselling", page.links)
    check("the original opens at the page", page.link("Open the original at page 2") == f"/v1/documents/{report}/file#page=2")
    check("the document is a step back", page.link("Back to the document") == f"/documents/{report}?q=counselling")
    section = page.link("How we work")
    check("sections can be jumped to", section[1:] in page.ids, page.links)
    page = Page(daemon, f"/documents/{report}/pages/9")
    check("the last page has no next one", page.link("Next page") == "none" and page.link("Previous page") != "none")
    for wrong, status in (("0", 400), ("10", 404), ("x", 400)):
        check(f"there is no page {wrong}", Page(daemon, f"/documents/{report}/pages/{wrong}").reply.status == status)


def check_others(daemon):
    page = Page(daemon, f"/documents/{find(daemon, 'Ghana')}?q=gate")
    check("a text without pages is read on", page.link("read on").endswith("/pages/1?q=gate#text"), page.links)
    page = Page(daemon, f"/documents/{find(daemon, 'title:script')}?q=counselling")
    check("nothing of a hostile document is markup", "<script>" not in page.text and "onerror=alert(1)&gt;" in page.text, page.text)
    page = Page(daemon, "/documents/many07?q=shelter")
    check("a record without a file offers none", "/file" not in page.text and "a ready record says so" not in page.text)
    page = Page(daemon, "/documents/years01")
    check("years in a row are one range", page.link("2013–2016") == "/?year=2013..2016" and page.link("2019") == "/?year=2019", page.links)
    facts = page.text[page.text.index('<dl class="facts">'):page.text.index("</dl>")]
    check("on what they rest is said once", facts.count('class="rule"') == 1, facts)
    check("and so it is among the evidence", page.text.count("the ready record says so") == 2, page.text)
    broken = ask(daemon, "/v1/search?readable=no")["hits"][0]["id"]
    page = Page(daemon, f"/documents/{broken}")
    check("what could not be read says so", "could not be read" in page.text and page.reply.status == 200, page.text)
    check("and offers no text", page.link("Read the text") == "none", page.links)
    page = Page(daemon, f"/documents/{broken}/pages/1")
    check("and has no text", "This page has no text" in page.text, page.text)


def check_json(daemon, report):
    found = ask(daemon, f"/v1/documents/{report}/passages?q=counselling&passages=3")
    check("passages are found in one document", found["total"] > 3 and len(found["passages"]) == 3, found)
    check("each has its page", all(passage["page"] > 0 and passage["highlights"] for passage in found["passages"]), found)
    page = ask(daemon, f"/v1/documents/{report}/pages/2?q=counselling")
    marked = [page["text"][start:end] for start, end in page["highlights"]]
    check("words of a page are marked", marked == ["counselling"], page)


def check_citation(daemon, report):
    page = Page(daemon, f"/documents/{report}")
    check("a page tells how to cite it", "Meridia Facility, Knowledge and Communication team (2019). Meridia Facility: Annual report "
          f"2018. Annual report. {daemon.url}documents/{report}" in page.text, page.text)
    expected = {"RIS": ("ris", b"TY  - RPRT\r\nTI  - Meridia"), "BibTeX": ("bib", b"@techreport{praxis-"), "CSL-JSON": ("json", b"[{")}
    for label, (extension, beginning) in expected.items():
        reply, body = daemon.get(page.link(label))
        check(f"and gives it as {label}", reply.status == 200 and body.startswith(beginning)
              and reply.getheader("Content-Disposition") == f'attachment; filename="praxis-{report}.{extension}"', body)
    cited = json.loads(body)[0]
    check("CSL names author, year and address", (cited["author"][0]["literal"][:7], cited["issued"]["date-parts"], cited["URL"])
          == ("Meridia", [[2019]], f"{daemon.url}documents/{report}"), cited)
    reply, body = daemon.get(f"/v1/documents/{report}/citation?format=rs")
    check("an unknown format gets the nearest", reply.status == 400 and json.loads(body)["nearest"] == "ris", body)


def check_languages(daemon, report):
    page = Page(daemon, f"/documents/{report}?q=counselling&lang=fr")
    check("the page speaks French, its tags included", "Documents semblables" in page.text and "Rapport annuel" in page.text
          and page.link("lire la page 9") != "none", page.links)


def check_cover(daemon, report):
    cover = ask(daemon, "/v1/search?limit=1&q=type:annual-report")["hits"][0]["cover"]
    reply, body = daemon.get(cover["href"])
    check("a PDF has a cover", reply.status == 200 and reply.getheader("Content-Type") == "image/jpeg"
          and body.startswith(b"\xff\xd8\xff") and len(body) < 20000, reply.headers)
    check("its size is told", 0 < cover["width"] <= 120 and 0 < cover["height"] <= 160, cover)
    again, empty = daemon.get(cover["href"], If_None_Match=reply.getheader("ETag"))
    check("a cover is not sent again", again.status == 304 and not empty)
    shown = f'<img class="cover" src="{cover["href"]}" alt="" width="{cover["width"]}" height="{cover["height"]}" loading="lazy">'
    for target in ("/?q=type:annual-report", f"/documents/{report}"):
        check(f"it is shown at {target.partition('?')[0].replace(report, '{}')}", shown in Page(daemon, target).text)
    page = Page(daemon, "/?q=type:annual-report")
    check("a hit leads to its page with the question", page.link("Meridia Facility: Annual report 2018")
          == f"/documents/{report}?q=type%3Aannual-report", page.links)
    hit = ask(daemon, "/v1/search?limit=1&q=title:Ghana")["hits"][0]
    check("a text has none", hit["cover"] is None and daemon.get(f"/v1/documents/{hit['id']}/cover")[0].status == 404, hit)


def main():
    daemon = Daemon()
    report = find(daemon, "type:annual-report")
    check_record(daemon, report)
    check_text(daemon, report)
    check_others(daemon)
    check_json(daemon, report)
    check_citation(daemon, report)
    check_cover(daemon, report)
    check_languages(daemon, report)
    check("the daemon ends in order", daemon.stop() == 0)
    finish()


main()
