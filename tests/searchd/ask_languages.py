# Asks for pages as browsers of several languages do, and prints TAP.
import json
import re

from daemon import Daemon, check, finish

# what a browser accepts, what the page then speaks, its word for the button
ACCEPTED = [
    (None, "en", "Search"),
    ("fr", "fr", "Chercher"),
    ("fr-CH, fr;q=0.9, en;q=0.8", "fr", "Chercher"),
    ("pt-BR", "pt", "Procurar"),
    ("ES", "es", "Buscar"),
    ("de, ar", "en", "Search"),
    ("de, es;q=0.4, pt;q=0.6", "pt", "Procurar"),
    ("fr;q=0, es;q=0.1", "es", "Buscar"),
    ("*;;q=,,", "en", "Search"),
]


def page(daemon, target="/", **headers):
    reply, body = daemon.get(target, **headers)
    return reply, body.decode()


def speaks(reply, text, language, button):
    return (f'<html lang="{language}">' in text and f'<button type="submit">{button}</button>' in text
            and reply.getheader("Content-Language") == language)


daemon = Daemon()
for accepted, language, button in ACCEPTED:
    headers = {"Accept_Language": accepted} if accepted is not None else {}
    reply, text = page(daemon, **headers)
    check(f"a browser that accepts {accepted!r} gets {language}", speaks(reply, text, language, button), text[:400])

reply, text = page(daemon, "/?q=shelter&lang=pt", Accept_Language="fr")
cookie = reply.getheader("Set-Cookie") or ""
check("a reader chooses another language", speaks(reply, text, "pt", "Procurar"), text[:400])
check("the choice is kept for this site alone, out of reach of scripts",
      cookie.startswith("lang=pt;") and "SameSite=Lax" in cookie and "HttpOnly" in cookie, cookie)
check("the choice stands in no link but those to other languages", re.findall(r"lang=\w\w&amp;|lang=pt\"", text) == ['lang=pt"'], text)
reply, text = page(daemon, Accept_Language="fr", Cookie="other=1; lang=pt")
check("the choice outweighs what the browser accepts", speaks(reply, text, "pt", "Procurar"), text[:400])
check("the choice is not made anew", reply.getheader("Set-Cookie") is None)
reply, text = page(daemon, Cookie="lang=xx", Accept_Language="es")
check("a choice that is none is passed over", speaks(reply, text, "es", "Buscar"), text[:400])
reply, text = page(daemon, "/?lang=xx", Accept_Language="es")
check("a language that is not spoken is refused in one that is", reply.status == 400 and '<html lang="es">' in text, text)

french, _ = page(daemon, Accept_Language="fr")
reply, _ = page(daemon, Accept_Language="en", If_None_Match=french.getheader("ETag"))
check("a page in one language is not taken for the same in another", reply.status == 200)
check("what keeps pages is told that they depend on the language", "Accept-Language" in french.headers.get_all("Vary")[-1])
_, text = page(daemon, "/?q=shelter&country=GH", Accept_Language="fr")
check("labels are in the language of the page", "<bdi class=\"label\">Anglais</bdi>" in text or "anglais" in text, text[-3000:])
reply, text = page(daemon, "/?q=%28return", Accept_Language="fr")
check("what is wrong with a query is told in the language of the page", "la parenthèse ouverte ici n’est pas fermée" in text, text)
reply, text = page(daemon, "/?country=Ghanna", Accept_Language="pt")
check("so is an unknown value, with the nearest one",
      "valor desconhecido de «country»: «Ghanna»; quis dizer «Ghana»?" in text, text)
reply, body = daemon.get("/v1/search?q=%28return", Accept_Language="fr")
check("programs are told in English right after", json.loads(body)["detail"] == "the bracket that opens here is not closed", body)
reply, body = daemon.get("/v1/search?contry=GH", Accept_Language="fr")
check("programs are answered in English", json.loads(body)["title"] == "A name is not known", body)
daemon.stop()
finish()
