"""The everyday verbs of speech, as the press writes them beside a name.

The whole list, by which quotations are credited, is `lexicon/cue_speech.txt`; that a name is a person's, and the
subject of its sentence, is told by the frequent ones.
"""

# Before the speaker: "said Belic".
BEFORE_SPEAKER = (
    "said|says|added|adds|wrote|writes|tweeted|argued|argues|noted|notes|explained|explains|replied|recalled|recalls"
    "|observed|remarked|concluded|quipped|joked"
)
# After the speaker: "Belic said".
AFTER_SPEAKER = BEFORE_SPEAKER + (
    "|told|tells|asked|asks|claimed|claims|warned|warns|insisted|insists|responded|stated|declared|announced|acknowledged"
    "|admitted|admits|complained|suggested|suggests|predicted|vowed|promised|pledged|called|calls|criticized|criticised"
    "|accused|blamed|spoke|testified|continued|reiterated|maintained|denied|defended|dismissed|described|praised|urged"
    "|wondered|conceded|talked|discussed|commented|contended"
)
# Right before a person's name, who speaks or is spoken to: " said ".
BEFORE_PERSON = tuple(f" {verb} " for verb in f"{BEFORE_SPEAKER}|told|asked|warned".split("|"))
