#!/usr/bin/env python3
"""Makes src/vault/passphrase_words.cpp, the 7,776 words of which passphrases are generated.

Source: /usr/share/dict/american-english-small of Debian's wamerican-small 2020.12.07 (SCOWL by Kevin Atkinson, free to
use with its notice; see assets/words/README.md). Kept are lower-case words of 3 to 8 letters that are no plural, past
tense, comparison or the like of another word in the list, and that do not stand below: nobody in a hard year needs a
passphrase about drink, drugs, death, violence, sex, illness or insult. Words of 4 to 7 letters come first, then those of
3 and 8, until there are 7,776 = 6^5.
"""
import pathlib
import re

COUNT = 7776
# Any word that begins with one of these is left out.
BEGIN = """
abort abscess abus acid addict adult agony aids ail alco ale amput anal anguish anus arous arse arson assa asshol
awful axe bad bandit barb bastard bastar batter beast beer behead bigot bitch blast bled bleed blind blister blood bomb
boner boob booz bosom bowel brandy breast brew brothel brutal bully bullet bum burgl burial buried bury butch butt
cadav cancer cannab cannib cask casket casual chaos cheat chok chron cigar cider clap clinic clot coffin cocain cock
cocktail coke coma condom condemn convict corps coward crack crap cremat cretin crime crimin cripp cruel crucif cult
curse cyanid damn dead deaf death debase deceas decei defeat defil deform degrad delirium dement demon depr despai
despis destro devil diarr dick die dieta dirt disabl disast disea disgrac disgus divorc doom dope dose drag drank dread
drink drown drug drunk dumb dung dwarf dying ego enema enem epilep erot evil execut exorc explo eunuch fag fail fanat
fart fat fatal fear feces fetal fetish fetus fever fiend fight filth flesh flog foe fool foreskin fraud freak fright
fuck funeral gag gallow gang gay germ ghost ghoul gin god gonad gore gory gouge grave grenad grief griev grim groin
grope guilt gun gut haemo hangov hangm harass harem harlot harm hash hate hatre haunt hearse hell hemo hemp hero heroin
herpe hit holoc homic homo hooker horny horrib horrif horror hosp hostag hostil humil hung hurt hymen hypoc hyste idiot
ill impot incest indec infan infect infer inflam injur insan insom insul intox invad invas jail jerk jerks jihad junk
kidnap kill kinky knife kniv lame lascin lash lech leper leprosy lesbian lesion lewd libid lice liquor liver loath loon
lousy lunat lust lynch mace mad maim malar malign malic manic mania martyr massac masturb medic menac mental merci
meth miscarr miser misery mob molest monster moron morb morgu morphin mortal mortu mourn mucus mug murd mutil naked narc
nasty nausea navel nazi needle negro nerv neuro nicot nigg nightmar nipple noose nude nurse nut obes obitua obscen
odious offend opiat opium oppres orgasm orgy orphan ovary overdos pain panic paralys paranoi parasit patholog patient
pathetic pedo penis perish pervert pest phlegm phobia pill pimp piss pistol plague poison polio poop pope porn pot
prick pris prostit prozac psych pub puke pun pus pussy pyre queer quack rabid racis racist rage ransom rape rapist rash
rectal rectum regret relaps repent retard revenge rifle riot rob rot rum ruin ruthless sad sadis satan savage scab scar
scream screw scrot sedat semen senil sever sex shame shit shoot shot shroud sick sin sinis skel skull slaught slaughter
slav slay slime slit slob slut smack smok smug snort snot sob sober sore sorrow spank sperm spit spite stab starv stds
steril stink stomach stone strangl strap strip strok stroke stupid subdu suck suffer suicid surg swear syph syring tavern
tear tease tequil terr testic thief thiev thigh threat thug tit tobacc toilet tomb tortur toxic tragic trauma traged
trait tramp transv treason tumo turd tyran ugly ulcer unborn urin uter vagin vampir vandal venere venom vibrator vicious
victim villain violen viper virgin virus vodka vomit voyeur vulgar vulva wast weak weap weed weep weird welt wench whip
whiskey whisky whore wick wicked widow wimp wine witch womb worm worry worst worthl wound wrath wreck wretch wrist zombi
abbr acne aryan atheis baptis bible bishop buddh catholic chapel christ church crusad deity friar gospel heaven heret
holy hymn islam jesuit jew kosher mecca mosqu muslim nun pagan pagoda papal parish pastor pew preach priest prophet
psalm rabbi saint sacre scriptu sermon shrine soul synag temple torah vicar allah abduct admit ambush ammo arrest asylum
attack bail bankr bribe captiv carnage cartel clash combat coup cop detain draft duel evict fascis felon felony fugit
handcuf hijack inmate lawsuit loot militia missile nuclear outlaw parole plunder poach pirat police radia raid rebel
rocket sabot sheriff slump smuggl sniper soldier spy siege steal stole stolen sue sword tank torped trench troop trial
unjust war warrior weapons clean hang binge diet calor anorex bulim lonely alone abandon reject abyss anxiet anxio asham
hopeles useless hollow empty numb tired weary sleepl awake insomni nap pillow bed dose dosag tablet capsul vein blade
razor crave craving ghetto immoral atroc typhoid abysm celib anathema perjur voodoo crybab envy reek pang bridg ledge rope cliff jump
""".split()
OUT = set("""ass arab arms aunt bra bust crud dago damp darky dike dyke fairy fanny gypsy hag ho hoe homely hump hussy hymn
indian inbred jap knob lay lesb loser midget mongol native nigh nip nuke oriental pansy prig prude quit rear rig rump
savage scum sissy slum spade spastic spook tart thong tramp turk wop yank yid ye yep yuck yum zit aah abet ads adze bad clean habit lapse optimal proven slip streak amir ameer morn xvi
etc eta fro hes heh hers hid hmm huh isms its mas mes mos nah nays nth nus ohs oho ohm ones our ours pis pshaw psi
she shes shh sics sir sirs tho thou thy too tsp ugh umm ups vat via von was were whew who whom whose why yea yeah yes
yet your yours ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn weren won wouldn
the and for with from this that than then them they their there these those what when where which while would could
should shall will might must have has had been being does did done into onto upon about above after again
""".split())


def stems(word, ending):
    stem = word[: -len(ending)]
    yield from (stem, stem + "e", stem + "y")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]


def main():
    lines = pathlib.Path("/usr/share/dict/american-english-small").read_text().split()
    known = set(lines)
    endings = "s es ed d ing er r est st ly ier iest ies ied ily iness ness ment".split()

    def stands_alone(word):
        return not any(word.endswith(e) and any(len(s) > 2 and s != word and s in known for s in stems(word, e))
                       for e in endings)

    fit = [w for w in lines if re.fullmatch("[a-z]{3,8}", w) and stands_alone(w)
           and w not in OUT and not re.fullmatch("[ivxlcdm]+", w) and not any(w.startswith(b) for b in BEGIN)]
    fit.sort(key=lambda w: (not 4 <= len(w) <= 7, len(w), w))
    words = sorted(fit[:COUNT])
    assert len(words) == COUNT == len(set(words)), len(fit)
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) + 1 > 118:
            rows.append(row)
            row = ""
        row += ("" if not row else " ") + word
    rows.append(row)
    root = pathlib.Path(__file__).resolve().parents[2]
    (root / "src/vault/passphrase_words.cpp").write_text(
        '#include "vault/passphrase_words.hpp"\n\n// Written by assets/words/make_words.py.\n'
        "namespace nightjar::vault {\n\nconst std::string_view passphrase_words =\n"
        + "\n".join(f'    "{r} "' for r in rows) + ";\n\n}  // namespace nightjar::vault\n")
    print(len(fit), "fit,", COUNT, "written")


main()
