"""Exports of databases, invented: two articles in each, in the layout of the database."""

BRIDGE = """PORT ELDER - The town council voted on Monday to close the old bridge for a
year. No ferry will run before March, the harbour office said.

"We waited for the wind," harbour master Ines Corvo told reporters. "Now we
mend the slip."

Subject to a vote in May, the money is there, she added."""
SALT = """The museum of salt opens on Saturday after eleven years of work.

"It smells of the sea," said its director, Bram Okafor. He thanked the town."""
FIRST = "Council closes the old bridge for a year"
SECOND = "Museum of salt opens after eleven years"
LINE = "_" * 60
def nexis():
    def art(i,pub,date,head,by,sec,body):
        return f"""                               {i} of 2 DOCUMENTS



                                  {pub}

                            {date}
                                 Final Edition

{head}

BYLINE: {by}

SECTION: {sec}

LENGTH: 453 words

{body}

LOAD-DATE: November 30, 2025

LANGUAGE: ENGLISH

GRAPHIC: PHOTO, The old bridge, LIA OSEI

PUBLICATION-TYPE: Newspaper


                       Copyright 2025 Elder Media
                              All Rights Reserved

"""
    return """



Download Request: Selected Items: 1-2
Time Of Request: Friday, November 28, 2025  16:51:31

Send To:
LIBRARY

Terms: (bridge)


""" + art(1,"The Elder Courier","November 14, 2025 Friday","Council closes the old bridge for a year, and the\nferries stay in port","KIM DESMOND, Staff Writer","NEWS; Pg. 3",BRIDGE)+art(2,"The Marlow Register","November 15, 2025 Saturday","Museum of salt opens after eleven years","Desmond, Kim and Carl Petty","CULTURE; Pg. 12",SALT)
def uni(sep="\n\n"):
    def art(head,pub,date,body,by):
        return sep.join([head,pub,date,"Final Edition","Copyright 2025 Elder Media All Rights Reserved","Section: NEWS; Pg. A3","Length: 412 words",f"Byline: {by}","Highlight: The slip is worn out.","Body",*[" ".join(p.split()) for p in body.split("\n\n")],"Graphic","The old bridge. LIA OSEI","Classification","Language: English","Publication-Type: Newspaper","Subject: BRIDGES (90%); FERRIES (85%)","Load-Date: November 16, 2025","End of Document"])
    cover=sep.join(["User Name: A Reader","Date and Time: Friday, 28 November 2025 10:21 CET","Job Number: 271828","Documents (2)","1. Council closes the old bridge","Client/Matter: -None-","Search Terms: bridge","2. Museum of salt opens","Search Type: Natural Language"])
    return cover+sep+art("Council closes the old bridge for a year","The Elder Courier","November 14, 2025 Friday",BRIDGE,"Kim Desmond")+sep+art("Museum of salt opens after eleven years","The Marlow Register","November 15, 2025 Saturday",SALT,"Kim Desmond and Carl Petty")+"\n"
def fact_coded():
    def art(h,by,d,et,sn,b,n):
        ps=b.split("\n\n")
        return f"""SE
News
HD
{h}
BY
{by}
WC
214 words
PD
{d}
ET
{et}
SN
{sn}
SC
ELDC
LA
English
CY
© 2025 Elder Media. All rights reserved.

LP

{ps[0]}

TD

{chr(10).join(ps[1:])}

CO
elddt : Elder Dock and Tide
NS
gcat : Political/General News
RE
nland : Norland
AN
Document ELDC0000202511{n}elbe0001x

"""
    return art("Council closes the old bridge for a year","By Kim Desmond","14 November 2025","07:30","The Elder Courier",BRIDGE,"14")+art("Museum of salt opens after eleven years","Carl Petty","15 November 2025","9:05","The Marlow Register",SALT,"15")+"Search Summary\nText\nbridge\nDate\nIn the last 3 months\nTimestamp\n28 November 2025 10:05\n"
def fact_plain():
    def art(h,by,d,et,sn,b,n):
        return f"""News
{h}
{by}
214 words
{d}
{et}
{sn}
ELDC
English
© 2025 Elder Media. All rights reserved.

{b}

Document ELDC0000202511{n}elbe0001x

"""
    return art("Council closes the old bridge for a year","By Kim Desmond","14 November 2025","07:30","The Elder Courier",BRIDGE,"14")+art("Museum of salt opens after eleven years","Carl Petty","15 November 2025","9:05","The Marlow Register",SALT,"15")
def proquest():
    u="_"*60
    def art(i,h,au,pub,d,b,c):
        return f"""{u}

Document {i} of 2

{h}

Author: {au}

Publication info: {pub} ; Port Elder, Ohio [Port Elder, Ohio]. {d[1]}: B.1.

http://search.proquest.example/docview/{i}

Abstract: A short abstract of the piece by a machine.

Links: Check for full text

Full text: {b}

Credit: {c}

Subject: Bridges; Shelters; City councils

Location: Port Elder

Title: {h}

Publication title: {pub}; Port Elder, Ohio

First page: B.1

Publication year: 2025

Publication date: {d[0]}

Section: Metro

Publisher: Elder Media

Source type: Newspapers

ProQuest document ID: 31415{i}

Last updated: 2025-11-20

Database: Global Newsstream

"""
    return f"""{u}

Report Information from ProQuest

November 28 2025 04:12

{u}

Table of contents

1. Council closes the old bridge for a year
2. Museum of salt opens after eleven years

"""+art(1,"Council closes the old bridge for a year","Desmond, Kim; Petty, Carl","The Elder Courier",("Nov 14, 2025","14 Nov 2025"),BRIDGE,"By Kim Desmond and Carl Petty")+art(2,"Museum of salt opens after eleven years","Okoro, Ngozi A.","Marlow Register, The",("Nov 15, 2025","15 Nov 2025"),SALT,"Staff Writer")+u+"\n\nBibliography\n\nCitation style: APA 6th\n\nDesmond, K. (2025, Nov 14). Council closes.\n"
def newsbank():
    def art(h,au,pub,d,b,n):
        return f"""{h}

{d} | {pub}

Author/Byline: {au} | Section: Local News

412
Words

Read News Document

{b}

Record Number: {n}
OpenURL Link
Copyright (c) 2025 Elder Media. All rights reserved.

"""
    return art("Council closes the old bridge for a year","KIM DESMOND, Staff Writer","Elder Courier, The (Port Elder, OH)","November 14, 2025",BRIDGE,111)+art("Museum of salt opens after eleven years","Carl Petty","Marlow Register (Marlow, OH)","November 15, 2025",SALT,112)
def gale():
    def art(h,au,pub,d,b,n):
        return f"""{h}
Author: {au}
Date: {d}
From: {pub}
Publisher: Elder Media
Document Type: Article
Length: 412 words
Full Text:
COPYRIGHT 2025 Elder Media

{b}

Source Citation (MLA 9th Edition)
{au}. "{h}." {pub}, 14 Nov. 2025, p. A1. Gale OneFile: News.
Gale Document Number: GALE|A{n}

"""
    return art("Council closes the old bridge for a year","Kim Desmond","Elder Courier, The (Port Elder, OH)","Nov. 14, 2025",BRIDGE,111)+art("Museum of salt opens after eleven years","Petty, Carl","Marlow Register (Marlow, OH)","Nov. 15, 2025",SALT,112)
def ebsco():
    def art(i,h,au,src,b):
        return f"""Record: {i}
Title:
{h}.
Authors:
{au}
Source:
{src}
Document Type:
Article
Subject Terms:
BRIDGES
FERRIES
Accession Number:
2W6{i}
Database:
Newspaper Source

Section: NEWS

{b}

Copyright of Elder Courier, The is the property of Elder Media and its content may not be copied or emailed to multiple sites without permission.
However, users may print.

"""
    return art(1,"Council closes the old bridge for a year","Desmond, Kim\nPetty, Carl","Elder Courier, The (Port Elder, OH). 11/14/2025, pB1.",BRIDGE)+art(2,"Museum of salt opens after eleven years","Okoro, Ngozi","Marlow Register (OH), Nov 15, 2025",SALT)
def press():
    def art(h,au,pub,d,b):
        return f"""Article Name:{h}
Publication:{pub}
Section:News
Author:{au}
Date:{d}
Start Page:3
End Page:3

{b}

"""
    return art("Council closes the old bridge for a year","By Kim Desmond","The Elder Courier","14 Nov 2025",BRIDGE)+art("Museum of salt opens after eleven years","Carl Petty","The Marlow Register","15 Nov 2025",SALT)

