"""The rules for names, with their evidence: which words name a person, a body or a place, and in which role.

An example is a text and the names that it holds, joined by "; ". A negative is a text that looks like an example, and
the names that are right instead.
"""

from newscli.core.rules import Rule, by_name

PERSON_RULES: dict[str, Rule] = by_name(
    [
        Rule(
            "given-and-family-name",
            "A given name from newscli's lists and a capitalised word after it are the name of a person.",
            examples=(
                ("On Monday Ana Belic opened the lock.", "Ana Belic"),
                ("The diver Jean-Luc Moreau-Petit surfaced.", "Jean-Luc Moreau-Petit"),
                ("The engineer Yevgeny Sokolnikov left.", "Yevgeny Sokolnikov"),
                ("The minister, Nirmala Raghunathan, spoke.", "Nirmala Raghunathan"),
                ("President Wei Guoqiang arrived. Wei smiled.", "Wei Guoqiang"),
                ("Chioma Adeyemi won the race.", "Chioma Adeyemi"),
                ("Reed-Hayes Park is shut, Nils-Otto Belic told us.", "Nils-Otto Belic"),
                ("They elected William Trask Jr. as mayor.", "William Trask Jr."),
                ("Oslo-based Ana Reed, Courier Editor-in-Chief, met Tomas Corvo-style hosts.", "Ana Reed"),
                ("Will Belic resign? Ana Belic would not say.", "Ana Belic"),
            ),
            negatives=(
                ("The rangers of the Golden Creek Recreation Area declined.", ""),
                ("They met on Wall Street, in New York and in Port Elder.", ""),
                ("The Belic Foundation, Ana Belic High School and the University of Texas agreed.", ""),
                ("Harbour Board Votes To Close Old Bridge After Storm Damage\n", ""),
                ("Last Friday, on Labor Day, in June, the Super Bowl was on.", ""),
            ),
        ),
        Rule(
            "initials",
            "Initials before a surname, or between a given name and a surname, are part of the name of a person.",
            examples=(
                ("The vote was close, Robert T. Okafor told the council.", "Robert T. Okafor"),
                ("The poet P.L. Hargreave lives there.", "P.L. Hargreave"),
            ),
            negatives=(("The FBI and the CIA asked NATO and the BBC.", ""),),
        ),
        Rule(
            "particle",
            "Particles and articles in small letters, such as “van der” or “al-”, are part of the surname.",
            examples=(
                ("The painter Joost van der Velden died in May.", "Joost van der Velden"),
                ("In Amman, Minister Samir al-Khatib resigned.", "Samir al-Khatib"),
                ("The deputy manager Zubri el-Khatt agreed. El-Khatt left.", "Zubri el-Khatt"),
                ("The boxer Ramiro De Los Santos won.", "Ramiro De Los Santos"),
                ("They meet Al-Hilal Jan. 29 at noon.", ""),
                ("Karl Von Adler met Jonas Von Adler. Von Adler smiled.", "Karl Von Adler; Jonas Von Adler"),
                ("The baker Zubri al-Khatt fled. “It rose,” al-Khatt said.", "Zubri al-Khatt"),
            ),
            negatives=(("They read El Diario in the year of El Viento.", ""),),
        ),
        Rule(
            "shared-surname",
            "Two given names joined by “and” share the surname after the second.",
            examples=(
                ("Their parents, Karl and Ana Belic, came.", "Karl Belic; Ana Belic"),
                ("Sixty years on\n\nKarl and Ana Belic came.", "Karl Belic; Ana Belic"),
            ),
            negatives=(("Karl Reed left. Karl and Ana Belic came.", "Karl Reed; Ana Belic"),),
        ),
        Rule(
            "surname-that-is-a-word",
            "A word, a trade, a place or a firm can be a surname if a given name or a title stands before it.",
            examples=(
                ("Novelist Gerald King and poet Wendy White met.", "Gerald King; Wendy White"),
                ("The boxer Wilfred London lost.", "Wilfred London"),
                ("The mayor, Bill Corvo, agreed.", "Bill Corvo"),
                ("Aides to Tobias R. Bloomberg declined.", "Tobias R. Bloomberg"),
                ("Minnesota Gov. Hugo Dayton declined.", "Hugo Dayton"),
                ("On Monday Ana Miller Corvo agreed.", "Ana Miller Corvo"),
                ("Chief Executive Park Ji-hoon left. Park smiled.", "Park Ji-hoon"),
                ("Shops of Ocean Florida Ana Belic owns.", "Ana Belic"),
            ),
            negatives=(
                ("Morgan Stanley and Wells Fargo cut jobs; Johnson & Johnson did not.", ""),
                ("She was born in Low Corvo, the youngest daughter of a lock-keeper.", ""),
            ),
        ),
        Rule(
            "name-shown-by-context",
            "An unlisted name is a person's where only a person fits: before “, a fisherman” or by a verb of saying.",
            examples=(
                ("Zubrine Halloway, a fisherman from Elder, agreed.", "Zubrine Halloway"),
                ("The shadow minister, Zubrine Halden, hit back.", "Zubrine Halden"),
                ("“No,” said Zubrine Halloway. Halloway sat down.", "Zubrine Halloway"),
            ),
            negatives=(
                ("“We wait,” she was quoted as saying by Nile Sport.", ""),
                ("Christian Democrats and Social Democrats voted.", ""),
            ),
        ),
        Rule(
            "one-name",
            "A single name is a person's after the trade of a performer, before an age or a description, or with kin.",
            examples=(
                ("The singer Odalys opened the fair.", "Odalys"),
                ("Pop star Odalys opened the fair.", "Odalys"),
                ("It rained.\n\nFootballer Zubrinho left the club.", "Zubrinho"),
                ("Rapper Zubrix has a new record.", "Zubrix"),
                ("They asked Halloway, 41, who had poured it.", "Halloway"),
                ("Halloway, 41, was tired. Halloway pleaded guilty.", "Halloway"),
                ("Amina, a mother of four, walked for two days.", "Amina"),
                ("His wife, Bisi, cooked.", "Bisi"),
            ),
            negatives=(
                ("Ida Reed, Director of the Financial Crime Prevention agency, left.", "Ida Reed"),
                ("They looked at the star Zubrix through a telescope.", ""),
                ("The developer Tinwell opened the mill. Tinwell said it was late.", ""),
                ("Halloway, 12, and Skarnholm, 10, lead the table.", ""),
                ("The road to Skarnholm, 12 miles away, is open.", ""),
            ),
        ),
        Rule(
            "given-names",
            "Given names without the surname mean the only person who has them all.",
            examples=(("Jon Ingi Belic rose. Jon Ingi left.", "Jon Ingi Belic"),),
            negatives=(("Jon Reed Jr. met Jon Reed.", "Jon Reed Jr.; Jon Reed"),),
        ),
        Rule(
            "title-and-name",
            "A title, rank or honorific before a name shows that it is a person's, but is not part of the name.",
            examples=(
                ("On Friday President Okonjo signed it.", "Okonjo"),
                ("We asked Mrs. Trasket about it.", "Trasket"),
                ("Outside, Det Con Ana Belic waited.", "Ana Belic"),
                ("Skipper Lowrie Corvo of the Radiant Dawn declined.", "Lowrie Corvo"),
                ("They met Baron Tomas Reed, and Princess Ana.", "Tomas Reed"),
                ("“No,” Cr Halloway said. Cllr. Tehila Corvo agreed.", "Halloway; Tehila Corvo"),
                ("Councillor Tehila Corvo left. “No,” said Coun Corvo.", "Tehila Corvo"),
                ("On Monday Engr. Sikiru Corvo met Hajia Ana Belic.", "Sikiru Corvo; Ana Belic"),
                ("The old Major-Gen Zubri Corvo met the young Lieutenant-Colonel Ana Belic.", "Zubri Corvo; Ana Belic"),
                ("On Monday Datuk Seri Azlina Belic met Tan Sri Hisyam Corvo.", "Azlina Belic; Hisyam Corvo"),
            ),
            negatives=(("Lake Victoria and Victoria Falls are far away.", ""),),
        ),
        Rule(
            "trade-and-name",
            "A trade in capitals before a name is not part of the name.",
            examples=(
                ("On Monday Chief Negotiator Ana Belic agreed.", "Ana Belic"),
                ("On Monday Deputy Gardener Zubri Vanek agreed.", "Zubri Vanek"),
                ("A baker won. Baker Uwe Corvo got 121 votes.", "Uwe Corvo"),
                ("Coxswain Ana Belic of the lifeboat left.", "Ana Belic"),
            ),
            negatives=(("BY TOMAS REED\n", ""),),
        ),
        Rule(
            "sentence-opener",
            "A capitalised word that only begins the sentence is not part of the name after it.",
            examples=(("Yesterday Ana Belic left. Asked Tomas Reed to stay.", "Ana Belic; Tomas Reed"),),
            negatives=(("Harbour Board Votes To Close Old Bridge After Storm Damage\n", ""),),
        ),
    ]
)

# The role of Ana Belic, whom each of these texts names.
ROLE_RULES: dict[str, Rule] = by_name(
    [
        Rule(
            "title-before-name",
            "A title before the name is the role, with the country, the office or the field that belongs to it.",
            examples=(
                ("Deputy Foreign Minister Ana Belic resigned.", "Deputy Foreign Minister"),
                ("The bill went to Ukrainian President Ana Belic.", "Ukrainian President"),
                ("They called Secretary of State Ana Belic.", "Secretary of State"),
                ("Minister for Trade and Industry Ana Belic spoke.", "Minister for Trade and Industry"),
                ("It was former mayor Ana Belic who rose.", "former mayor"),
                ("They asked Sens. Ana Belic and Tomas Reed.", "Sen."),
                ("It meant calling President Ana Belic.", "President"),
                ("They lost the fray. Gov. Ana Belic won.", "Gov."),
                ("Norway's ambassador to Latvia Ana Belic left.", "ambassador to Latvia"),
                ("They asked Work and Pensions Secretary Ana Belic.", "Work and Pensions Secretary"),
                ("They asked Culture, Media and Sport Secretary Ana Belic.", "Culture, Media and Sport Secretary"),
                ("They asked Dean of Law and Ethics Ana Belic.", "Dean of Law and Ethics"),
                (
                    "They asked Minister of Ports, Forests and Climate Change Ana Belic.",
                    "Minister of Ports, Forests and Climate Change",
                ),
                ("They asked Director of Public Health Prof. Ana Belic.", "Director of Public Health"),
                ("They asked Queen Ana Belic.", "Queen"),
                ("They asked Year 9 student Ana Belic.", "student"),
                ("They asked chair of trustees Ana Belic.", "chair of trustees"),
                ("Head of news Ana Belic left.", "Head of news"),
                ("Elder FM Vice President for news Ana Belic left.", "Elder FM Vice President for news"),
            ),
            negatives=(
                ("Karl Reed and Home Secretary Ana Belic left.", "Home Secretary"),
                ("They asked Prof. Ana Belic.", ""),
                ("The head of the union said Ana Belic had left.", ""),
                ("They crossed the Elder Trench. Co-author Ana Belic left.", "Co-author"),
                ("It was raining when Ana Belic, tired and late, came.", ""),
                ("They looked for a new harbour master. Ms. Ana Belic applied.", ""),
            ),
        ),
        Rule(
            "trade-before-name",
            "A trade before the name is the role, with the firm that the person works for.",
            examples=(
                ("The prize went to harbour master Ana Belic.", "harbour master"),
                ("The prize went to first violinist Ana Belic.", "first violinist"),
                ("We met Oceanic Freight spokeswoman Ana Belic.", "Oceanic Freight spokeswoman"),
                ("She is the marketing manager at Elder Hotels Ana Belic met.", "marketing manager at Elder Hotels"),
            ),
            negatives=(
                ("The fans came to blame goalkeeper Ana Belic.", "goalkeeper"),
                ("Ana Belic, who owns the boat, came.", ""),
            ),
        ),
        Rule(
            "apposition",
            "Words between commas beside the name are the role if they say what the person is.",
            examples=(
                ("Ana Belic, the harbour master, said so.", "harbour master"),
                ("Ana Belic, a professor of law at Elder, said so.", "professor of law at Elder"),
                ("Ana Belic, 45, a teacher, said so.", "teacher"),
                ("Ana Belic, Ph.D., director of the institute, said so.", "director of the institute"),
                ("The board's chairwoman, Ana Belic, said so.", "board's chairwoman"),
                ("The permanent secretary, Dr Ana Belic, said so.", "permanent secretary"),
                ("Ana Belic, head of planning at Elder Council added: “No.”", "head of planning at Elder Council"),
                ("Secretary to the Governor, Ana Belic, said so.", "Secretary to the Governor"),
                ("An aide to the governor, Ana Belic, said so.", "aide to the governor"),
                ("The Bishop of Elder, the Rt Rev Ana Belic, said so.", "Bishop of Elder"),
            ),
            negatives=(
                ("It was raining when Ana Belic, tired and late, came.", ""),
                ("Ana Belic, who owns the boat, came.", ""),
                ("Ana Belic, of Port Elder, came.", ""),
                ("Ana Belic, officials said, came.", ""),
                ("Ana Belic, the mayor said, came.", ""),
                ("President Karl Reed blamed the mayor, Ana Belic.", ""),
                ("When they looked for a head of news, Ana Belic came.", ""),
                ("Mayor Karl Reed voted for the pier, Ana Belic did not.", ""),
            ),
        ),
        Rule(
            "appointment",
            "An office to which somebody is appointed or elected is the role.",
            examples=(
                ("The board appointed Ana Belic as chief medical officer on Monday.", "chief medical officer"),
                ("Ana Belic was named head of planning last week.", "head of planning"),
                ("Ana Belic, who was elected mayor in May, came.", "mayor"),
            ),
            negatives=(
                ("Ana Belic was named in a report on Monday.", ""),
                ("They dismissed Ana Belic as a dreamer.", ""),
            ),
        ),
        Rule(
            "role-of-ones-own",
            "“Colleague” or “rival” is the role only where the article gives no other.",
            examples=(("Her colleague Ana Belic, the harbour master, came.", "harbour master"),),
            negatives=(("Her colleague Ana Belic came. The harbour master left.", "colleague"),),
        ),
    ]
)

ORGANISATION_RULES: dict[str, Rule] = by_name(
    [
        Rule(
            "body-word",
            "Capitalised words with Ministry, University of, Union, Post or the like at either end are an"
            " organisation.",
            examples=(
                ("The Transport Ministry met.", "Transport Ministry"),
                ("The Ministry of Transport met.", "Ministry of Transport"),
                ("He left the University of Port Elder.", "University of Port Elder"),
                ("He told the Elder Post on Monday.", "Elder Post"),
                ("The New York Times said so.", "New York Times"),
                ("Meanwhile Elder University closed.", "Elder University"),
                ("He leads the Tromvik Search and Rescue Association.", "Tromvik Search and Rescue Association"),
                ("The Vintners' Belic Union met.", "Vintners' Belic Union"),
                ("She runs the Bo and Ana Foundation.", "Bo and Ana Foundation"),
                ("The FBI and Transport Department met.", "FBI; Transport Department"),
                ("He left the Elder Council on Harbour Relations.", "Elder Council on Harbour Relations"),
                ("The House Committee on Harbours’s report is out.", "House Committee on Harbours"),
                ("He left the Elder Council on Monday.", "Elder Council"),
                ("The Oslo-based Elder Institute met.", "Elder Institute"),
                ("The cables of Northern Grid fell.", "Northern Grid"),
                ("The Elder Harbour Systems’ figures fell.", "Elder Harbour Systems"),
                ("He sued Belic Brothers & Sons.", "Belic Brothers & Sons"),
            ),
            negatives=(
                ("The ministry, the company and the party agreed.", ""),
                ("The Big Project began.", ""),
                ("And then: Latest News.", ""),
                ("He traded in Private Securities.", ""),
                ("The Soviet Union and the Czech Republic", ""),
            ),
        ),
        Rule(
            "legal-form",
            "A name that ends with a legal form, such as Ltd, is a firm.",
            examples=(
                ("He sued Oceanic Freight Ltd.", "Oceanic Freight Ltd"),
                ("Shares in Norrlys AB fell.", "Norrlys AB"),
            ),
            negatives=(("President Ana Belic met Judge Tomas Reed.", ""),),
        ),
        Rule(
            "partners",
            "Two surnames joined by an ampersand are a firm.",
            examples=(("The shops of Belic & Reed closed.", "Belic & Reed"),),
            negatives=(("See Terms & Conditions, Food & Dining and Learning & Development.", ""),),
        ),
        Rule(
            "well-known-body",
            "A body, an acronym or a firm in newscli's lists is an organisation.",
            examples=(
                ("He left the FBI for NATO.", "FBI; NATO"),
                ("He left Morgan Stanley for Google.", "Morgan Stanley; Google"),
            ),
            negatives=(("He bought a DVD and a TV.", ""),),
        ),
        Rule(
            "acronym-of-a-name",
            "Capitals in brackets right after a name are short for that name from then on.",
            examples=(("The Elder Harbour Authority (EHA) met. The EHA said no.", "Elder Harbour Authority"),),
            negatives=(("He bought a DVD and a TV.", ""),),
        ),
        Rule(
            "what-only-firms-have",
            "A name with shares, a chief executive, a spokesman, a bid or a trade of firms beside it is a firm.",
            examples=(
                ("Shares in Norrlys fell. “No,” Norrlys said.", "Norrlys"),
                ("A spokesman for Norrlys declined.", "Norrlys"),
                ("Norrlys's chief executive left.", "Norrlys"),
                ("Meanwhile, Norrlys CEO Ana Belic left. Norrlys declined.", "Norrlys"),
                ("The raftmaker Norrlys sank, and so did lender Oddvik.", "Norrlys; Oddvik"),
                ("It rejected a bid for Oddvik Larsen on Monday.", "Oddvik Larsen"),
                ("Norrlys, a Swedish maker of rafts, sank.", "Norrlys"),
            ),
            negatives=(
                ("A spokesman for Ana Belic declined. Belic left.", ""),
                ("A spokesman for Norway declined.", ""),
            ),
        ),
    ]
)

PLACE_RULES: dict[str, Rule] = by_name(
    [
        Rule(
            "listed-place",
            "Countries, states and large cities in newscli's lists are places, each under one name.",
            examples=(
                ("The talks in Norway failed.", "Norway"),
                ("The talks in New Zealand failed.", "New Zealand"),
                ("They drove across North Carolina.", "North Carolina"),
                ("The U.S. said so. In the United States, nobody knew.", "United States"),
                ("The U.S. said so.", "U.S."),
                ("He flew to Kampala.", "Kampala"),
                ("Kampala, Uganda, was hot.", "Kampala; Uganda"),
                ("In Kampala, it rained.", "Kampala"),
            ),
            negatives=(
                ("The Norwegian government and two Danes agreed.", ""),
                ("Jordan Belic and Sydney Reed met. Belic won.", ""),
                ("The University of Texas and the Bank of England agreed.", ""),
                ("It rained in March and in May.", ""),
                ("Swim England closed the pool.", ""),
            ),
        ),
        Rule(
            "town-in-a-state",
            "A capitalised name before a comma and a state is a town.",
            examples=(
                ("They met in Dunmore, Ohio.", "Dunmore; Ohio"),
                ("She is a teacher from Dunmore, Ohio.", "Dunmore; Ohio"),
            ),
            negatives=(("Council Votes In Favour Of New Bridge Over River", ""),),
        ),
        Rule(
            "word-of-places",
            "Lake, River, Port, Street and the like are a place together with the name beside them.",
            examples=(
                ("They swam in Lake Corvo and in the Elder River.", "Lake Corvo; Elder River"),
                ("The road to Port Elder was closed.", "Port Elder"),
                ("The shop on Belic Street closed.", "Belic Street"),
            ),
            negatives=(("It was the port of Plaintiff, said one. North of PACs nobody goes.", ""),),
        ),
        Rule(
            "located-by-context",
            "A name after “near”, “north of” or “the village of” is a place.",
            examples=(
                ("They met in the village of Tromvik. It rained in Tromvik.", "Tromvik"),
                ("The mine near Tromvik closed.", "Tromvik"),
                ("A road north of Nether Tromvik closed.", "Nether Tromvik"),
                ("Nobody was hurt in Tromvik, where it snowed. Tromvik slept.", "Tromvik"),
                ("In Tromvik, it snowed.", "Tromvik"),
                ("He was born in Tromvik the year after.", "Tromvik"),
                ("It flooded in eastern Tromvik again.", "Tromvik"),
            ),
            negatives=(
                ("They spoke in Hebrew, and he wrote “Trouble in Tromvik,” a song.", ""),
                ("Interest in Volleyball, as volleyball is called, fell.", ""),
                ("He stood near Ana Reed. Reed left.", ""),
                ("They marched outside Congress.", ""),
            ),
        ),
    ]
)
