"""Invented HTML pages as different content systems write them, each with its visible header."""

import json
from typing import NamedTuple

_BODY = (
    "The council of Selbury voted on Thursday evening to keep the swing bridge open to walkers for another year, after"
    " a debate that lasted until nearly midnight and filled the public gallery.",
    "“Nobody here wants to walk two miles round the dock to buy a loaf,” said Marit Olander, who runs the bakery on"
    " the north quay. “We have waited long enough for a straight answer.”",
    "Engineers had warned in a report that two of the six bearings were worn through and that repairs could cost up to"
    " $2.4 million, a sum that the town does not have in its budget for the coming year.",
    "The harbour office said it would look at a timetable for the works in spring. Until then, boats taller than nine"
    " metres will have to wait for the evening opening, as they have done since the storm.",
    "Councillor Devin Achterberg, who had asked for the bridge to be closed at once, said that he would accept the"
    " vote but would come back with new figures before the summer.",
)


class Page(NamedTuple):
    """A page. headline, authors and published: as the page shows them, or None."""

    name: str
    html: str
    headline: str
    authors: list[str]
    published: str | None
    url: str | None = None


def linked(*objects: object) -> str:
    """Return scripts with JSON-LD."""
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects)


def meta(**named: str) -> str:
    """Return meta elements; `__` in a name stands for a colon."""
    return "".join(
        f'<meta {"property" if "__" in name else "name"}="{name.replace("__", ":")}" content="{value}">'
        for name, value in named.items()
    )


def paragraphs(first: int = 0, last: int = len(_BODY)) -> str:
    return "".join(f"<p>{text}</p>" for text in _BODY[first:last])


def document(head: str, body: str, before: str = "<!DOCTYPE html>", attributes: str = 'lang="en"') -> str:
    return f'{before}<html {attributes}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


_MENU = (
    '<header><a href="/" class="logo">{outlet}</a><nav><ul><li><a href="/news">News</a></li><li><a'
    ' href="/sport">Sport</a>'
    '</li><li><a href="/opinion">Opinion</a></li><li><a href="/subscribe">Subscribe</a></li></ul></nav></header>'
)
_TEASERS = (
    '<aside><h2>Most read</h2><ul><li><a href="/a">Old pier to be sold for scrap</a></li><li><a href="/b">Why the ferry'
    ' was late again</a></li><li><a href="/c">School cooks win the county pie prize</a></li></ul></aside>'
)
_FOOTER = "<footer><p>© 2025 {outlet}. All rights reserved.</p><ul><li>Terms</li><li>Privacy</li></ul></footer>"


def around(outlet: str, main: str) -> str:
    return _MENU.format(outlet=outlet) + main + _TEASERS + _FOOTER.format(outlet=outlet)


def _wordpress() -> Page:
    head = "<title>Swing bridge stays open to walkers - The Selbury Packet</title>" + meta(
        og__title="Swing bridge stays open to walkers - The Selbury Packet",
        og__site_name="The Selbury Packet",
        article__published_time="2025-11-20T21:14:05+00:00",
        article__modified_time="2025-11-21T07:02:11+00:00",
        author="jpetrov",
        twitter__label1="Written by",
    )
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Article", "@id": "https://packet.example/b/#article",
             "headline": "Swing bridge stays open to walkers",
             "author": {"name": "jpetrov", "@id": "https://packet.example/#/person/1"},
             "datePublished": "2025-11-20T21:14:05+00:00", "publisher": {"@id": "https://packet.example/#org"}},
            {"@type": "WebPage", "name": "Swing bridge stays open to walkers - The Selbury Packet"},
            {"@type": "WebSite", "name": "The Selbury Packet"},
            {"@type": "Person", "@id": "https://packet.example/#/person/1", "name": "jpetrov"},
        ],
    }  # fmt: skip
    main = (
        '<main><article class="post"><header class="entry-header"><span class="cat-links"><a>Town</a></span>'
        '<h1 class="entry-title">Swing bridge stays open to walkers</h1><div class="entry-meta"><span'
        ' class="byline">by '
        '<span class="author vcard"><a class="url fn n" href="/author/jpetrov">Jana'
        " Petrov</a></span></span><span class="
        '"posted-on"><time class="entry-date published" datetime="2025-11-20T21:14:05+00:00">November 20, 2025</time>'
        '<time class="updated" datetime="2025-11-21T07:02:11+00:00">November 21, 2025</time></span></div></header>'
        f'<div class="entry-content">{paragraphs()}</div></article></main>'
    )
    return Page(
        "WordPress, a login name in all metadata",
        document(head + linked(graph), around("The Selbury Packet", main)),
        "Swing bridge stays open to walkers",
        ["Jana Petrov"],
        "2025-11-20T21:14:05+00:00",
    )


def _metro() -> Page:
    head = (
        "<title>Selbury swing bridge vote: what the council decided and why it matters | Valley Metro</title>"
        + meta(
            og__title="Everything you need to know about the Selbury bridge vote",
            og__site_name="Valley Metro",
        )
    )
    ld = {
        "@type": "NewsArticle",
        "headline": "Everything you need to know about the Selbury bridge vote",
        "author": [{"@type": "Person", "name": "Renske Dahl"}, {"@type": "Person", "name": "Tom B. Okoye Jr."}],
        "datePublished": "2025-11-20T18:30:00-05:00",
        "dateModified": "2025-11-22T08:00:00-05:00",
        "publisher": {"@type": "NewsMediaOrganization", "name": "Valley Metro"},
    }
    main = (
        "<article><h1>Council keeps the old swing bridge open, but only just</h1><h2>Repairs may cost $2.4 million</h2>"
        '<div class="byline"><span>By <a href="/staff/renske-dahl">Renske Dahl</a> and <a href="/staff/tom">Tom'
        " B. Okoye"
        ' Jr.</a></span></div><div class="dates">Nov 20, 2025 6:30 PM EST <span>Updated Nov 22, 2025 8:00 AM EST</span>'
        f"</div>{paragraphs()}</article>"
    )
    return Page(
        "h1 against a headline for search engines",
        document(head + linked(ld), around("Valley Metro", main)),
        "Council keeps the old swing bridge open, but only just",
        ["Renske Dahl", "Tom B. Okoye Jr."],
        "2025-11-20T18:30:00-05:00",
    )


def _microdata() -> Page:
    head = "<title>Bakers cheer as bridge is spared — Quayside Herald — Business</title>"
    main = (
        '<article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Bakers cheer as bridge is'
        ' spared</h1><p class="info"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span'
        " itemprop="
        '"name">Ottoline Varga</span></span>, <span itemprop="jobTitle">business editor</span> · <time itemprop='
        '"datePublished" datetime="2025-03-04">4 March 2025</time></p><meta itemprop="dateModified"'
        ' content="2025-03-06">'
        f'<div itemprop="articleBody">{paragraphs()}</div></article>'
    )
    return Page(
        "microdata",
        document(head, around("Quayside Herald", main)),
        "Bakers cheer as bridge is spared",
        ["Ottoline Varga"],
        "2025-03-04",
    )


def _microdata_meta() -> Page:
    head = "<title>Boats must wait for the evening</title>" + meta(og__site_name="Dockside Post")
    main = (
        '<div itemscope itemtype="https://schema.org/ReportageNewsArticle"><meta itemprop="datePublished" content='
        '"2024-07-02T06:00:00+02:00"><h1 itemprop="name">Boats must wait for the evening</h1><div itemprop="author"'
        ' itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="Gerrit Sandvik"></div>'
        f'<div class="date-line">Tuesday</div>{paragraphs()}</div>'
    )
    return Page(
        "microdata in meta elements",
        document(head, around("Dockside Post", main)),
        "Boats must wait for the evening",
        ["Gerrit Sandvik"],
        "2024-07-02T06:00:00+02:00",
    )


def _hnews() -> Page:
    head = "<title>Evening Tribune : Bridge bearings worn through, report says</title>"
    main = (
        '<div class="hentry"><h1 class="entry-title">Bridge bearings worn through, report says</h1><p'
        ' class="vcard author">'
        '<span class="fn">Lucasta Bream</span>, <span class="org fn">Evening Tribune</span></p><abbr class="published"'
        ' title="2013-05-06T09:00:00+0100">6th May 2013</abbr><div class="entry-content">'
        f"{paragraphs()}</div></div>"
    )
    return Page(
        "hNews",
        document(head, around("Evening Tribune", main)),
        "Bridge bearings worn through, report says",
        ["Lucasta Bream"],
        "2013-05-06T09:00:00+01:00",
    )


def _meta_only() -> Page:
    head = "<title>Dock &amp; bridge: vote tonight | The Marram Star | Local</title>" + meta(
        og__title="Dock &amp; bridge: vote tonight",
        og__site_name="The Marram Star",
        og__type="article",
        article__published_time="2025-11-20T08:00:00Z",
        article__author="https://www.social.example/marramstar",
        author="Pia Lindqvist, The Marram Star",
        article__section="Local",
    )
    main = f'<div id="content"><div class="title">Dock &amp; bridge: vote tonight</div>{paragraphs()}</div>'
    return Page(
        "og and meta elements only",
        document(head, around("The Marram Star", main)),
        "Dock & bridge: vote tonight",
        ["Pia Lindqvist"],
        "2025-11-20T08:00:00+00:00",
    )


def _title_only() -> Page:
    head = "<title>Harbour office plans spring works - News - Saltgate Argus</title>"
    main = (
        '<table width="760"><tr><td class="nav"><a href="/">Home</a><br><a href="/n">News</a></td><td><font'
        ' size="5"><b>'
        'Harbour office plans spring works</b></font><br><font size="1">By ANSEL KRAUSE<br>Argus Staff'
        " Writer<br>Posted:"
        f" Wednesday, February 7, 2007</font><p>{'<p>'.join(_BODY)}</td></tr></table>"
    )
    return Page(
        "tables of old pages",
        document(head, main + "<p>© 2007 Saltgate Argus", before=""),
        "Harbour office plans spring works",
        ["ANSEL KRAUSE"],
        "2007-02-07",
    )


def _font_tables() -> Page:
    head = "<TITLE>The Corran Observer Online: Storm leaves quay under water</TITLE>"
    main = (
        "<TABLE><TR><TD><IMG SRC=logo.gif ALT='The Corran Observer'></TD></TR><TR><TD><H2>Storm leaves quay"
        " under water</H2>"
        "<I>Published March 17, 2003</I><P><B>by Fenella Ashdown</B><BR>Observer correspondent<P>"
        f"{'<P>'.join(_BODY)}</TD></TR></TABLE><CENTER>Copyright 2003 The Corran Observer</CENTER>"
    )
    return Page(
        "tables of old pages, h2",
        document(head, main, before=""),
        "Storm leaves quay under water",
        ["Fenella Ashdown"],
        "2003-03-17",
    )


def _live_blog() -> Page:
    head = "<title>Bridge vote live: gallery cleared after shouting – latest | The Lantern</title>" + meta(
        og__site_name="The Lantern", og__title="Bridge vote live: gallery cleared after shouting – latest"
    )
    updates = [
        {"@type": "BlogPosting", "headline": "Vote is taken", "datePublished": "2025-11-20T22:41:00Z",
         "author": {"@type": "Person", "name": "Marit Olander"}},
        {"@type": "BlogPosting", "headline": "Gallery is cleared", "datePublished": "2025-11-20T21:03:00Z"},
    ]  # fmt: skip
    ld = {
        "@type": "LiveBlogPosting",
        "headline": "Bridge vote live: gallery cleared after shouting",
        "datePublished": "2025-11-20T17:00:00Z",
        "dateModified": "2025-11-20T22:41:00Z",
        "author": [{"@type": "Person", "name": "Ines Falk"}, {"@type": "Person", "name": "Bo Hartmann"}],
        "liveBlogUpdate": updates,
    }
    main = (
        '<main><h1>Bridge vote live: gallery cleared after shouting</h1><ul class="key-events"><li>22:41 Vote is'
        " taken</li>"
        "<li>21:03 Gallery is cleared</li></ul><article><h2>Vote is taken</h2><time"
        ' datetime="2025-11-20T22:41:00Z">22.41</time>'
        f"<p>Bo Hartmann</p>{paragraphs(0, 2)}</article><article><h2>Gallery is"
        f" cleared</h2>{paragraphs(2, 5)}</article></main>"
    )
    return Page(
        "live blog",
        document(head + linked(ld), around("The Lantern", main)),
        "Bridge vote live: gallery cleared after shouting",
        ["Ines Falk", "Bo Hartmann"],
        "2025-11-20T17:00:00+00:00",
    )


def _amp() -> Page:
    head = (
        "<title>Council puts off bridge works</title><link rel=canonical href='https://mercury.example/news/bridge'>"
        "<style amp-boilerplate>body{visibility:hidden}</style>"
    )
    ld = {
        "@type": "NewsArticle",
        "mainEntityOfPage": "https://mercury.example/news/bridge",
        "headline": "Council puts off bridge works",
        "datePublished": "2025-11-20 19:05:00",
        "author": {"@type": "Person", "name": "By Mikkel Thorsen"},
        "publisher": {"@type": "Organization", "name": "Ostend Mercury", "logo": {"@type": "ImageObject", "url": "x"}},
    }
    main = (
        '<amp-sidebar layout="nodisplay"><ul><li>Home</li></ul></amp-sidebar><header>Ostend Mercury</header><article>'
        '<h1 class="amp-title">Council puts off bridge works</h1><p class="amp-meta">Mikkel Thorsen<br>20'
        " November 2025</p>"
        f'<amp-img src="b.jpg" alt="The bridge"></amp-img><amp-ad></amp-ad>{paragraphs()}</article>'
    )
    return Page(
        "AMP",
        document(head + linked(ld), main, attributes="amp lang=en"),
        "Council puts off bridge works",
        ["Mikkel Thorsen"],
        "2025-11-20T19:05:00",
    )


def _several_first_headings() -> Page:
    head = "<title>Bridge repairs could cost $2.4 million | Northmoor Gazette</title>" + meta(
        og__site_name="Northmoor Gazette"
    )
    main = (
        '<h1 class="site-title"><a href="/">Northmoor Gazette</a></h1><h1>Bridge repairs could cost $2.4 million</h1>'
        '<div class="author-name">Silvan Reyes</div><div class="author-title">Transport reporter</div>'
        f'<div class="published-date">Published: Nov. 18, 2025</div>{paragraphs()}<h1>More from this section</h1>'
        "<p>Old pier to be sold for scrap</p>"
    )
    return Page(
        "several h1",
        document(head, around("Northmoor Gazette", main)),
        "Bridge repairs could cost $2.4 million",
        ["Silvan Reyes"],
        "2025-11-18",
    )


def _logo_heading() -> Page:
    head = "<title>Vote on swing bridge ends close to midnight</title>" + meta(
        og__title="Vote on swing bridge ends close to midnight", og__site_name="Fernhill Free Press"
    )
    main = (
        '<h1 class="logo"><a href="/" title="Home">Fernhill Free Press</a></h1><h2 class="headline">Vote on'
        " swing bridge ends"
        ' close to midnight</h2><div class="storyMeta">Written by: Calla Whitmore &nbsp;|&nbsp; First published:'
        " 21.11.2025"
        f"</div>{paragraphs()}"
    )
    return Page(
        "the logo is the h1, the headline an h2",
        document(head, around("Fernhill Free Press", main)),
        "Vote on swing bridge ends close to midnight",
        ["Calla Whitmore"],
        "2025-11-21",
    )


def _hidden_heading() -> Page:
    head = "<title>Councillor to bring new bridge figures by summer - Tarnwick News</title>" + meta(
        og__site_name="Tarnwick News"
    )
    main = (
        '<h1 style="display:none">Tarnwick news, sport, weather and what is on in the valley</h1><article><div'
        ' role="heading"'
        ' aria-level="1" class="article__headline">Councillor to bring new bridge figures by summer</div><span class='
        '"article__author">WORDS BY ESME LOCKYER</span><span class="article__date">21st November, 2025</span>'
        f"{paragraphs()}</article>"
    )
    return Page(
        "a hidden h1 for search engines",
        document(head, around("Tarnwick News", main)),
        "Councillor to bring new bridge figures by summer",
        ["ESME LOCKYER"],
        "2025-11-21",
    )


def _slug_authors() -> Page:
    head = "<title>Walkers keep their bridge</title>" + meta(
        og__title="Walkers keep their bridge",
        og__site_name="Pinewater Daily",
        author="https://pinewater.example/profile/hugo-marchetti",
        parsely_author="Hugo-Marchetti",
    )
    ld = {"@type": "NewsArticle", "headline": "Walkers keep their bridge",
          "author": {"@type": "Person", "name": "https://pinewater.example/profile/hugo-marchetti"},
          "datePublished": "2025-11-20T20:00:00.000Z"}  # fmt: skip
    main = (
        '<h1>Walkers keep their bridge</h1><div class="contributors"><a rel="author"'
        ' href="/profile/hugo-marchetti">Hugo'
        " Marchetti</a> in Selbury</div><time datetime='2025-11-20T20:00:00.000Z'>Thu 20 Nov 2025 20.00"
        f" GMT</time>{paragraphs()}"
    )
    return Page(
        "authors as address and slug",
        document(head + linked(ld), around("Pinewater Daily", main)),
        "Walkers keep their bridge",
        ["Hugo Marchetti"],
        "2025-11-20T20:00:00+00:00",
    )


def _job_and_date() -> Page:
    head = "<title>Dock traffic to wait until evening, office says</title>" + meta(
        og__site_name="The Quarry Times",
        author="Nadia Fenwick Senior Reporter Thu., Nov. 20, 2025",
        og__title="Dock traffic to wait until evening, office says",
    )
    main = (
        '<h1>Dock traffic to wait until evening, office says</h1><p class="byline">By <b>Nadia Fenwick</b>'
        " Senior Reporter</p>"
        f'<p class="article-date">Thu., Nov. 20, 2025 <span>timer</span> 3 min. read</p>{paragraphs()}'
    )
    return Page(
        "job and date glued to the author",
        document(head, around("The Quarry Times", main)),
        "Dock traffic to wait until evening, office says",
        ["Nadia Fenwick"],
        "2025-11-20",
    )


def _initials() -> Page:
    head = "<title>A bridge is more than its bearings</title>" + meta(og__site_name="Opal Review", author="P J Quillan")
    main = (
        '<div class="kicker">Opinion</div><h1>A bridge is more than its bearings</h1><p class="by">By P.J.'
        " Quillan and W. R."
        f' Saito, Ph.D.</p><p class="date">November 19, 2025 at 5:00 a.m. PST</p>{paragraphs()}'
    )
    return Page(
        "initials with stops",
        document(head, around("Opal Review", main)),
        "A bridge is more than its bearings",
        ["P.J. Quillan", "W. R. Saito"],
        "2025-11-19T05:00:00-08:00",
    )


def _ambiguous() -> Page:
    head = "<title>Bearings ordered for the bridge</title>" + meta(og__site_name="Greywater Echo", date="03/04/2021")
    main = (
        "<h1>Bearings ordered for the bridge</h1><p class='meta'>Posted on 03/04/2021 by <a href='/a/7'>Rosalind"
        " Teague</a>"
        f"</p>{paragraphs()}"
    )
    return Page(
        "a date that can be read in two ways",
        document(head, around("Greywater Echo", main)),
        "Bearings ordered for the bridge",
        ["Rosalind Teague"],
        None,
    )


def _day_first() -> Page:
    head = "<title>Bridge bearings arrive by barge</title>" + meta(og__site_name="Greywater Echo")
    main = f"<h1>Bridge bearings arrive by barge</h1><p class='meta'>25/03/2021 | Staff Reporter</p>{paragraphs()}"
    return Page(
        "a day above twelve, and no person",
        document(head, around("Greywater Echo", main)),
        "Bridge bearings arrive by barge",
        [],
        "2021-03-25",
    )


def _updated_first() -> Page:
    head = "<title>Gallery cleared at bridge debate | Coastal Courier</title>" + meta(og__site_name="Coastal Courier")
    main = (
        "<h1>Gallery cleared at bridge debate</h1><div class='credits'>Maren Holt | Coastal"
        " Courier</div><div>Updated: 9:41 AM"
        " EST Nov 22, 2025</div><div>Published: 10:58 PM EST Nov 20, 2025</div><div>Share</div>"
        f"{paragraphs()}"
    )
    return Page(
        "updated above published",
        document(head, around("Coastal Courier", main)),
        "Gallery cleared at bridge debate",
        ["Maren Holt"],
        "2025-11-20T22:58:00-05:00",
    )


def _nested_spans() -> Page:
    head = "<title>Swing bridge: five things the report says - BellaVista Online</title>"
    main = (
        '<div class="ArticleHeader_root__x81"><h1 class="ArticleHeader_title__kk2"><span>Swing bridge: five'
        " things</span>"
        ' <span>the report says</span></h1><div class="Byline_root__q1"><img alt=""><div><span'
        ' class="Byline_by__a">By</span>'
        '<a class="Byline_name__b" href="/reporters/odile">Odile Tremont</a><span>,</span><a'
        ' class="Byline_name__b">Kofi'
        ' Annandale</a></div><div class="Byline_time__c">Published <time'
        ' dateTime="2025-11-20T11:12:13.456+11:00">10 hours ago'
        f'</time></div></div></div><div class="Body_root__z">{paragraphs()}</div>'
    )
    return Page(
        "hashed class names and nested spans",
        document(head, around("BellaVista Online", main)),
        "Swing bridge: five things the report says",
        ["Odile Tremont", "Kofi Annandale"],
        "2025-11-20T11:12:13.456000+11:00",
    )


def _agency() -> Page:
    head = "<title>Bridge spared by nine votes to eight | Highland Record</title>" + meta(
        og__site_name="Highland Record"
    )
    ld = {"@type": "NewsArticle", "headline": "Bridge spared by nine votes to eight",
          "author": {"@type": "Organization", "name": "Highland Record"}, "datePublished": "2025-11-20T23:30:00Z",
          "publisher": {"@type": "Organization", "name": "Highland Record"}}  # fmt: skip
    main = (
        '<h1>Bridge spared by nine votes to eight</h1><div class="story-byline">By <span>Meridian Press</span></div>'
        f"<div>Nov 20, 2025, 11:30pm</div>{paragraphs()}"
    )
    return Page(
        "the outlet as author in metadata, an agency in the byline",
        document(head + linked(ld), around("Highland Record", main)),
        "Bridge spared by nine votes to eight",
        ["Meridian Press"],
        "2025-11-20T23:30:00+00:00",
    )


def _slugged_title() -> Page:
    head = "<title>selbury-swing-bridge-vote-results-20251120</title>" + meta(
        og__title="selbury-swing-bridge-vote-results-20251120", og__site_name="Channel Nine News"
    )
    main = (
        '<h1>Results of the swing bridge vote</h1><span class="reporter">Reporter: Yusra'
        " Haddad</span><span>Posted at 10:15 PM,"
        f" Nov 20, 2025</span><span>and last updated 6:00 AM, Nov 21, 2025</span>{paragraphs()}"
    )
    return Page(
        "a slug as title",
        document(head, around("Channel Nine News", main)),
        "Results of the swing bridge vote",
        ["Yusra Haddad"],
        "2025-11-20T22:15:00",
    )


def _heading_with_kicker() -> Page:
    head = "<title>Walk or wait: life beside the dock | Long Reads | Harrow Standard</title>" + meta(
        og__site_name="Harrow Standard", og__title="Walk or wait: life beside the dock"
    )
    main = (
        '<h1><span class="kicker">Long read</span><span class="hl">Walk or wait: life beside the'
        ' dock</span></h1><p class="dek">'
        'For forty years the swing bridge has told Selbury when to stop</p><address class="author">by <a'
        ' rel="author">Thandi'
        ' Mokoena</a></address><p>Photographs by Leif Aaberg</p><time datetime="2025-10-05">October'
        f" 5</time>{paragraphs()}"
    )
    return Page(
        "a kicker in the h1",
        document(head, around("Harrow Standard", main)),
        "Walk or wait: life beside the dock",
        ["Thandi Mokoena"],
        "2025-10-05",
    )


def _author_list_in_ld() -> Page:
    head = "<title>Three towns, one bridge</title>" + meta(og__site_name="The Ferry Post")
    ld = [
        {"@type": "BreadcrumbList", "itemListElement": []},
        {"@type": "Organization", "name": "The Ferry Post"},
        {"@type": ["NewsArticle"], "headline": "Three towns, one bridge",
         "author": ["Leda Kostas", "Ruben van der Meer", "Aoife Ní Bhriain"], "dateCreated": "2025-11-20",
         "datePublished": "Thu Nov 20 2025 09:00:00 GMT+0000"},
    ]  # fmt: skip
    main = (
        "<h1>Three towns, one bridge</h1><p>Leda Kostas, Ruben van der Meer and Aoife Ní Bhriain</p><p>Thursday"
        " 20 November"
        f" 2025</p>{paragraphs()}"
    )
    return Page(
        "a list of names in JSON-LD, a date in no ISO form",
        document(head + linked(ld), around("The Ferry Post", main)),
        "Three towns, one bridge",
        ["Leda Kostas", "Ruben van der Meer", "Aoife Ní Bhriain"],
        "2025-11-20",
    )


def _podcast_box() -> Page:
    head = "<title>Wait for the evening opening, skippers told | Anchor</title>" + meta(og__site_name="Anchor")
    main = (
        '<div class="player"><h2>Listen: the week in ten minutes</h2><p>With Una Sorley</p><time'
        ' datetime="2025-11-14">14 Nov'
        '</time></div><article><h1>Wait for the evening opening, skippers told</h1><div class="c-byline">By Dov'
        " Perlman,"
        ' harbour correspondent</div><time datetime="2025-11-20T05:00:00-04:00">Nov 20</time>'
        f"{paragraphs()}</article>"
    )
    return Page(
        "a box with another name and day above the headline",
        document(head, around("Anchor", main)),
        "Wait for the evening opening, skippers told",
        ["Dov Perlman"],
        "2025-11-20T05:00:00-04:00",
    )


def _related_times() -> Page:
    head = "<title>Vote delayed by shouting in gallery</title>" + meta(og__site_name="The Beacon")
    main = (
        "<article><h1>Vote delayed by shouting in gallery</h1><p class=author>By SAFFRON IDRISSI / The"
        " Beacon</p><p class=stamp>"
        f"Thursday, Nov. 20, 2025 | 2 a.m.</p>{paragraphs()}</article><section><h3>Related</h3><article><h3>Old"
        " pier to be sold"
        '</h3><time datetime="2024-02-01">Feb 1, 2024</time></article><article><h3>Ferry late</h3><time'
        ' datetime="2023-09-09">'
        "Sept 9, 2023</time></article></section>"
    )
    return Page(
        "time elements of teasers only",
        document(head, around("The Beacon", main)),
        "Vote delayed by shouting in gallery",
        ["SAFFRON IDRISSI"],
        "2025-11-20T02:00:00",
    )


def _multi_ld() -> Page:
    head = "<title>Bakery owner speaks for walkers | Selbury Now</title>"
    ld = [
        {"@type": "WebPage", "name": "Bakery owner speaks for walkers | Selbury Now", "datePublished": "2019-01-01"},
        {"@type": "ItemList", "itemListElement": [
            {"@type": "NewsArticle",
             "headline": "Old pier to be sold for scrap", "datePublished": "2024-05-05T00:00:00Z",
             "author": {"@type": "Person", "name": "Basil Crane"}}]},
        {"@type": "NewsArticle", "headline": "Bakery owner speaks for walkers", "datePublished": "2025-11-21T05:30:00Z",
         "author": [{"@type": "Person", "name": "Imke Roth", "jobTitle": "Reporter"}],
             "isPartOf": {"@type": "WebSite", "name": "Selbury Now"}},
    ]  # fmt: skip
    main = f"<h1>Bakery owner speaks for walkers</h1><p>Imke Roth</p><p>21 Nov 2025 05:30</p>{paragraphs()}"
    return Page(
        "JSON-LD of other articles before that of this one",
        document(head + linked(*ld), around("Selbury Now", main)),
        "Bakery owner speaks for walkers",
        ["Imke Roth"],
        "2025-11-21T05:30:00+00:00",
    )


def _address_day() -> Page:
    head = "<title>Two bearings, one bill</title>" + meta(og__site_name="Slate &amp; Stone")
    main = f"<h1>Two bearings, one bill</h1><div>Words: Petra Novotna</div><div>5 days ago</div>{paragraphs()}"
    return Page(
        "a relative date, the day in the address",
        document(
            head + '<link rel="canonical" href="https://slate.example/2025/11/20/two-bearings/">',
            around("Slate &amp; Stone", main),
        ),
        "Two bearings, one bill",
        ["Petra Novotna"],
        "2025-11-20",
        "https://slate.example/2025/11/20/two-bearings/",
    )


def _guest() -> Page:
    head = "<title>Opinion | Why I voted no | The Weald Chronicle</title>" + meta(
        og__site_name="The Weald Chronicle", og__title="Opinion | Why I voted no", author="Guest Contributor"
    )
    main = (
        "<h1>Opinion | Why I voted no</h1><p class='byline'>Guest column by Devin Achterberg</p><p>Published"
        " 12:01 a.m. ET Nov."
        f" 23, 2025</p>{paragraphs()}"
    )
    return Page(
        "a guest column, a section in the h1",
        document(head, around("The Weald Chronicle", main)),
        "Why I voted no",
        ["Devin Achterberg"],
        "2025-11-23T00:01:00-05:00",
    )


def _dl_header() -> Page:
    head = "<title>News24Seven :: Bridge stays :: Council votes nine to eight</title>"
    main = (
        "<div id=head><a>News24Seven</a></div><div id=story><h3>Council votes nine to eight: bridge"
        " stays</h3><dl><dt>Author"
        "</dt><dd>Zofia Brandt</dd><dt>Date</dt><dd>20 November 2025, 22:10 CET</dd><dt>Section</dt><dd>Local</dd></dl>"
        f"{paragraphs()}</div>"
    )
    return Page(
        "a list of fields as header",
        document(head, main),
        "Council votes nine to eight: bridge stays",
        ["Zofia Brandt"],
        "2025-11-20T22:10:00+01:00",
    )


def _paywall() -> Page:
    head = "<title>Town weighs loan for bridge works | Subscriber only | The Ledger-Mail</title>" + meta(
        og__site_name="The Ledger-Mail", article__published_time="2025-11-20T10:00:00-06:00"
    )
    ld = {"@type": "NewsArticle", "isAccessibleForFree": False, "headline": "Town weighs loan for bridge works",
          "author": {"@type": "Person", "name": "CORINNE A. BELLWETHER cbellwether@ledger.example"},
          "datePublished": "2025-11-20T10:00:00-06:00"}  # fmt: skip
    main = (
        "<div class='label'>Subscriber only</div><h1>Town weighs loan for bridge works</h1><div class=author>CORINNE A."
        f" BELLWETHER cbellwether@ledger.example</div><div>Nov 20, 2025</div>{paragraphs(0, 3)}<div>Subscribe to"
        " read on</div>"
    )
    return Page(
        "a paywall, an address glued to the author",
        document(head + linked(ld), around("The Ledger-Mail", main)),
        "Town weighs loan for bridge works",
        ["CORINNE A. BELLWETHER"],
        "2025-11-20T10:00:00-06:00",
    )


def _drupal() -> Page:
    head = "<title>Mayor signs bridge order | City of Quellin Daily</title>" + meta(Generator="Drupal 10")
    main = (
        '<main><h1 class="page-title"><span class="field field--name-title">Mayor signs bridge'
        " order</span></h1><div class="
        '"node__meta">Submitted by <span class="field field--name-uid"><span about="/user/12" typeof="schema:Person"'
        ' property="schema:name">Greta Holm</span></span> on <span class="field field--name-created">Thu,'
        " 11/20/2025 - 14:22"
        f"</span></div><div class='field--name-body'>{paragraphs()}</div></main>"
    )
    page = document(head, around("City of Quellin Daily", main))
    return Page("Drupal", page, "Mayor signs bridge order", ["Greta Holm"], "2025-11-20T14:22:00")


def _blogger() -> Page:
    head = "<title>Dockside Diary: Nine votes to eight</title>" + meta(og__site_name="Dockside Diary")
    main = (
        "<div class='post hentry'><h3 class='post-title entry-title'>Nine votes to eight</h3><div"
        " class='post-body entry-content'>"
        f"{paragraphs()}</div><div class='post-footer'><span class='post-author vcard'>Posted by <span"
        " class='fn'><span itemprop="
        "'name'>Ulla Brandsma</span></span></span> at <abbr class='published' itemprop='datePublished' title="
        "'2012-05-06T09:00:00-07:00'>9:00 AM</abbr></div></div>"
    )
    page = document(head, around("Dockside Diary", main))
    return Page(
        "a blog with its byline below", page, "Nine votes to eight", ["Ulla Brandsma"], "2012-05-06T09:00:00-07:00"
    )


def _broadcaster() -> Page:
    head = "<title>Selbury bridge to stay open for walkers - Northern News</title>"
    ld = {
        "@type": "NewsArticle",
        "headline": "Selbury bridge to stay open for walkers",
        "author": {"@type": "NewsMediaOrganization", "name": "Northern News"},
        "publisher": {"@type": "NewsMediaOrganization", "name": "Northern News"},
        "datePublished": "2025-11-20T21:03:12.000Z",
        "dateModified": "2025-11-21T06:00:00.000Z",
    }
    main = (
        '<article><h1 id="main-heading">Selbury bridge to stay open for walkers</h1><div'
        ' data-component="byline-block"><time'
        ' datetime="2025-11-20T21:03:12.000Z">20 November 2025</time><div class="ssrc-TextContributorName">Tessa'
        " Quiroga</div>"
        f'<div class="ssrc-Role">Business correspondent</div></div>{paragraphs()}</article>'
    )
    page = document(head + linked(ld), around("Northern News", main))
    return Page(
        "a broadcaster, its reporter without a label",
        page,
        "Selbury bridge to stay open for walkers",
        ["Tessa Quiroga"],
        "2025-11-20T21:03:12+00:00",
    )


def _syndicated() -> Page:
    head = "<title>What the bridge vote means for bakers</title>" + meta(
        og__site_name="Newsgate",
        author="Harlan Pike, The Oakdale Bee",
        og__title="What the bridge vote means for bakers",
    )
    main = (
        '<header><h1>What the bridge vote means for bakers</h1></header><div class="caas-attr"><a'
        ' href="/bee">The Oakdale Bee'
        '</a><div class="caas-attr-item-author">Harlan Pike</div><time datetime="2025-11-20T15:30:00.000Z">Thu,'
        " November 20,"
        f" 2025 at 3:30 PM UTC</time> · 4 min read</div>{paragraphs()}"
    )
    page = document(head, around("Newsgate", main))
    return Page(
        "syndicated, another outlet in the author",
        page,
        "What the bridge vote means for bakers",
        ["Harlan Pike"],
        "2025-11-20T15:30:00+00:00",
    )


def _old_metadata() -> Page:
    head = (
        "<title>Bearings of a Bridge Give Out, and a Town Argues - Selbury Times</title>"
        '<meta name="hdl" content="Bearings of a Bridge Give Out, and a Town Argues"><meta name="byl"'
        ' content="By JO FIELD and'
        ' MAX T. ORR"><meta name="pdate" content="20131106"><meta name="ptime" content="20131106000000">'
    )
    main = (
        '<h1 itemprop="headline">Bearings of a Bridge Give Out, and a Town Argues</h1><h6 class="byline">By <a'
        ' rel="author">JO'
        ' FIELD</a> and <a rel="author">MAX T. ORR</a></h6><h6 class="dateline">Published: November 6,'
        f" 2013</h6>{paragraphs()}"
    )
    page = document(head, around("Selbury Times", main))
    return Page(
        "metadata of 2013",
        page,
        "Bearings of a Bridge Give Out, and a Town Argues",
        ["JO FIELD", "MAX T. ORR"],
        "2013-11-06",
    )


def _static() -> Page:
    head = "<title>Quay News</title>"
    main = (
        "<h2>Quay News</h2><hr><h3>Gallery packed for bridge debate</h3><p><i>Nora Blythe, 5 October 1999</i></p>"
        f"{paragraphs()}<hr><a href=index.html>Back</a>"
    )
    return Page(
        "pages by hand, the title is the outlet's",
        document(head, main, before=""),
        "Gallery packed for bridge debate",
        ["Nora Blythe"],
        "1999-10-05",
    )


def _outlet_first() -> Page:
    head = "<title>The Warden | Skippers count the cost of waiting</title>" + meta(
        og__title="The Warden | Skippers count the cost of waiting", og__site_name="The Warden"
    )
    main = (
        '<div class="headline">Skippers count the cost of waiting</div><div class="writer">By Idris Callow,'
        " Staff Writer |"
        ' icallow@warden.example</div><div class="pubdate">Updated Nov. 22, 2025 | Published Nov. 20,'
        f" 2025</div>{paragraphs()}"
    )
    page = document(head, around("The Warden", main))
    return Page(
        "the outlet first in the title, no heading",
        page,
        "Skippers count the cost of waiting",
        ["Idris Callow"],
        "2025-11-20",
    )


def _cut_headline() -> Page:
    full = (
        "Council of Selbury keeps its old swing bridge open to walkers for another year after a debate until midnight"
    )
    head = f"<title>{full[:60]}... | Estuary Post</title>" + meta(
        og__site_name="Estuary Post", og__title=f"{full[:70]}…"
    )
    ld = {
        "@type": "NewsArticle",
        "headline": f"{full[:70]}…",
        "author": {"@type": "Person", "name": ["Jo Field", "Max Orr"]},
        "datePublished": "2025-11-20",
    }
    main = f"<h1>{full}</h1><p>By Jo Field &amp; Max Orr</p><p>2025/11/20</p>{paragraphs()}"
    page = document(head + linked(ld), around("Estuary Post", main))
    return Page("titles cut short", page, full, ["Jo Field", "Max Orr"], "2025-11-20")


def _release() -> Page:
    head = "<title>Olander Bakeries to open second shop on north quay</title>" + meta(og__site_name="Releasewire")
    main = (
        "<h1>Olander Bakeries to open second shop on north quay</h1><div>NEWS PROVIDED BY<br><a"
        ' href="/o"><strong>Olander'
        f" Bakeries</strong></a><br>Nov 20, 2025, 08:00 ET</div><div>Share this article</div>{paragraphs()}"
    )
    page = document(head, around("Releasewire", main))
    return Page(
        "a press release",
        page,
        "Olander Bakeries to open second shop on north quay",
        ["Olander Bakeries"],
        "2025-11-20T08:00:00-05:00",
    )


def _column() -> Page:
    head = "<title>Elodie Marsh: The bridge is not the problem | Kestrel Post</title>" + meta(
        og__site_name="Kestrel Post"
    )
    main = (
        '<div class="columnist-card"><img alt="Elodie Marsh"><a href="/columnists/marsh">Elodie'
        " Marsh</a></div><h1>The bridge is"
        ' not the problem</h1><ul class="meta"><li>Elodie Marsh</li><li>20 Nov 2025, 6:00am</li></ul>'
        f'{paragraphs()}<div class="author-bio">Elodie Marsh writes about towns. Follow her @emarsh.</div>'
    )
    page = document(head, around("Kestrel Post", main))
    return Page(
        "a column, the name in the title",
        page,
        "The bridge is not the problem",
        ["Elodie Marsh"],
        "2025-11-20T06:00:00",
    )


def _comments() -> Page:
    head = "<title>Evening opening for boats | Marsh Echo</title>" + meta(og__site_name="Marsh Echo")
    main = (
        f'<h1>Evening opening for boats</h1><p class="date">Saturday, 22 November 2025</p>{paragraphs()}<section'
        ' id="comments">'
        '<div class="comment"><span class="author">Grumpy Gull</span><time datetime="2025-11-23T09:00:00Z">1 day'
        " ago</time><p>They"
        " will never start.</p></div></section>"
    )
    page = document(head, around("Marsh Echo", main))
    return Page("authors of comments only", page, "Evening opening for boats", [], "2025-11-22")


def _roles_apart() -> Page:
    head = "<title>Loan for bridge works in doubt</title>" + meta(og__site_name="The Slate Row")
    ld = {
        "@type": "NewsArticle",
        "headline": "Loan for bridge works in doubt",
        "dateCreated": "2025-11-19T22:00:00Z",
        "creator": ["Noor Aziz", "Slate Row staff"],
        "datePublished": "2025-11-20T05:00:00Z",
    }
    main = (
        "<h1>Loan for bridge works in doubt</h1><div class='credits'><p>Reporting by Noor Aziz</p><p>Photography"
        " by Lars Eide</p>"
        f"</div>{paragraphs()}"
    )
    page = document(head + linked(ld), around("The Slate Row", main))
    return Page(
        "a person and the staff in JSON-LD",
        page,
        "Loan for bridge works in doubt",
        ["Noor Aziz"],
        "2025-11-20T05:00:00+00:00",
    )


def _others() -> list[Page]:
    """Return pages of more content systems, each with little more than its header."""
    outlet = "The Brook Post"
    site = meta(og__site_name="Brook Post")

    def page(name: str, head: str, main: str, headline: str, authors: list[str], published: str | None) -> Page:
        return Page(name, document(head, around(outlet, main + paragraphs())), headline, authors, published)

    return [
        page(
            "day.month.year",
            "<title>Harbour dredging starts in May - Brook Post</title>" + site,
            "<h1>Harbour dredging starts in May</h1><div class='c-article__meta'><a class='c-author-link'"
            " href='/a'>Sunniva Kallas</a><span class='sep'>•</span><span>21.05.2025 08:45</span></div>",
            "Harbour dredging starts in May",
            ["Sunniva Kallas"],
            "2025-05-21T08:45:00",
        ),
        page(
            "a job in JSON-LD, a title unlike the h1",
            "<title>Sources: mayor to resign - The Brook Post</title>"
            + meta(
                og__site_name="The Brook Post",
                og__title="EXCLUSIVE: Mayor of Selbury to resign within days, sources say",
            )
            + linked(
                {
                    "@type": "NewsArticle",
                    "headline": "EXCLUSIVE: Mayor of Selbury to resign within days, sources say",
                    "author": [{"@type": "Person", "name": "Ned Farrow, Chief Political Correspondent"}],
                    "datePublished": "2025-06-02T07:00:00+0100",
                }
            ),
            "<h1>Mayor of Selbury to resign within days, sources say</h1><p class='standfirst'>Exclusive: allies"
            " say she has lost the council</p><p>Ned Farrow<br>Chief Political Correspondent</p>",
            "Mayor of Selbury to resign within days, sources say",
            ["Ned Farrow"],
            "2025-06-02T07:00:00+01:00",
        ),
        page(
            "the moment in a title attribute",
            "<title>Ferry crews walk out | The Brook Post</title>" + meta(og__site_name="The Brook Post"),
            "<h1>Ferry crews walk out</h1><div>By <span>Ola Renn</span>, <span>Transport"
            " Editor</span></div><span class='timestamp' title='2025-07-08T12:00:00Z' data-time='1751976000'>2"
            " hours ago</span>",
            "Ferry crews walk out",
            ["Ola Renn"],
            "2025-07-08T12:00:00+00:00",
        ),
        page(
            "a date as in mails",
            "<title>Old mill to become a school</title>"
            + meta(og__site_name="The Brook Post", pubdate="Tue, 08 Jul 2025 06:30:00 +0200", author="Mira Voss"),
            "<h1>Old mill to become a school</h1>",
            "Old mill to become a school",
            ["Mira Voss"],
            "2025-07-08T06:30:00+02:00",
        ),
        page(
            "authors in a list",
            "<title>Inside the vote</title>" + meta(og__site_name="The Brook Post"),
            "<h1>Inside the vote</h1><ul class='authors'><li><a rel='author'>Cato Lind</a></li><li><a"
            " rel='author'>Freya O’Shea</a></li></ul><p>Sat 12 Jul 2025 07.00 BST</p>",
            "Inside the vote",
            ["Cato Lind", "Freya O’Shea"],
            "2025-07-12T07:00:00+01:00",
        ),
        page(
            "a box of the author",
            "<title>Storm bill reaches $9 million | Local News | brookpost.example</title>",
            "<div class='breadcrumb'><a>Home</a> / <a>Local News</a></div><h1>Storm bill reaches $9"
            " million</h1><div class='author-box'><img alt='Rafe Lindo'><span class='author-name'>Rafe"
            " Lindo</span><a>Follow</a><span class='author-email'>rlindo@brookpost.example</span></div><div"
            " class='article-date'>Jul 14, 2025 Updated 5 hrs ago</div>",
            "Storm bill reaches $9 million",
            ["Rafe Lindo"],
            "2025-07-14",
        ),
        page(
            "the staff signs",
            "<title>Dam inspection delayed</title>" + meta(og__site_name="Brook Post", author="Brook Post Staff"),
            "<h1>Dam inspection delayed</h1><div class='byline'>Brook Post Staff</div><div"
            " class='date'>Published 5:04 pm Wednesday, July 16, 2025</div>",
            "Dam inspection delayed",
            ["Brook Post Staff"],
            "2025-07-16T17:04:00",
        ),
        page(
            "two spaces in a name",
            "<title>Bees return to the quay</title>"
            + site
            + linked(
                {
                    "@type": "NewsArticle",
                    "headline": "Bees return to the quay",
                    "author": {"@type": "Person", "name": "Lotte  de Wit"},
                    "datePublished": "2025-07-17",
                }
            ),
            "<h1>Bees return to the quay</h1><p>Lotte de Wit</p>",
            "Bees return to the quay",
            ["Lotte de Wit"],
            "2025-07-17",
        ),
        page(
            "author, photographer and day in one line",
            "<title>Quay wall cracks: what we know so far | Brook Post</title>" + site,
            "<h1>Quay wall cracks: what we know so far</h1><h2>By the numbers</h2><p>By Abel Nystrom and Dana"
            " Coe | Photos by Finn Ray | July 18, 2025</p>",
            "Quay wall cracks: what we know so far",
            ["Abel Nystrom", "Dana Coe"],
            "2025-07-18",
        ),
        page(
            "author, address and group in one line",
            "<title>Tug sinks at its mooring</title>" + site,
            "<h1>Tug sinks at its mooring</h1><p><strong>By PAULA REYES | preyes@brookpost.example | Brook News"
            " Group</strong></p><p>PUBLISHED: July 19, 2025 at 6:01 AM PDT | UPDATED: July 19, 2025 at 4:12 PM PDT</p>",
            "Tug sinks at its mooring",
            ["PAULA REYES"],
            "2025-07-19T06:01:00-07:00",
        ),
        page(
            "a recipe without a date",
            "<title>How to cook an eel</title>" + site,
            "<h1>How to cook an eel</h1><p>Recipe: Sef Armand</p>",
            "How to cook an eel",
            ["Sef Armand"],
            None,
        ),
    ]


PAGES = [
    make()
    for make in (
        _wordpress,
        _metro,
        _microdata,
        _microdata_meta,
        _hnews,
        _meta_only,
        _title_only,
        _font_tables,
        _live_blog,
        _amp,
        _several_first_headings,
        _logo_heading,
        _hidden_heading,
        _slug_authors,
        _job_and_date,
        _initials,
        _ambiguous,
        _day_first,
        _updated_first,
        _nested_spans,
        _agency,
        _slugged_title,
        _heading_with_kicker,
        _author_list_in_ld,
        _podcast_box,
        _related_times,
        _multi_ld,
        _address_day,
        _guest,
        _dl_header,
        _paywall,
        _drupal,
        _blogger,
        _broadcaster,
        _syndicated,
        _old_metadata,
        _static,
        _outlet_first,
        _cut_headline,
        _release,
        _column,
        _comments,
        _roles_apart,
    )
]
PAGES += _others()
