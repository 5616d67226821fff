/**
 * Words that a nudge had better not use, and what helps instead. From the behaviour research on buying small things
 * from social enterprises (De Normaalste Zaak and Duwtje, April 2022): people want to choose themselves (reactance),
 * rewards and punishments can undo their own motivation, the majority does not buy socially yet, and wrong claims
 * make sceptics.
 */
export interface WordRule {
  readonly name: 'pressure' | 'urgency' | 'guilt' | 'reward' | 'ranking' | 'norm' | 'price';
  readonly pattern: RegExp;
  /** Must never go out. */
  readonly blocking: boolean;
  /** A question may use these words. */
  readonly questionsToo?: boolean;
  readonly why: string;
  readonly better: string;
}

export const WORD_RULES: readonly WordRule[] = [
  {
    name: 'pressure',
    pattern:
      /\b(?:je moet|jullie moeten|u moet|moeten we|verplicht|(?:een|jouw|onze) plicht|geen (?:enkele )?(?:goede )?(?:reden|excuus)|zonder excuus|laatste kans|nu of nooit|dwing\w*|het mag niet meer)\b/iu,
    blocking: true,
    why: 'Dit legt iets op. Wie zich geduwd voelt, doet het juist niet: mensen willen zelf kiezen.',
    better: 'Je kunt kiezen uit drie leveranciers. Regel je het liever zelf? Dat is ook goed.',
  },
  {
    name: 'urgency',
    pattern:
      /\b(?:haast je|schiet op|wacht niet|nu meteen|zo snel mogelijk|op ?= ?op|mis het niet|bestel direct|bestel nu|snel bestellen)\b|!{1,}/iu,
    blocking: false,
    questionsToo: true,
    why: 'Dit jaagt op. Haast maakt dat mensen nemen wat ze al kennen.',
    better: 'Kies nu in alle rust. Bestellen hoeft vandaag nog niet.',
  },
  {
    name: 'guilt',
    pattern:
      /\b(?:schaam\w*|schand\w*|schuldig\w*|schuldgevoel\w*|asociaal|egoïst\w*|in de steek|teleurgesteld|teleurstell\w*|jammer dat je|alweer niet|nog steeds niet|blijf niet achter|je wilt toch niet|waarom (?:doe|koop|kies|bestel) (?:je|jij|jullie) (?:\w+ )?(?:niet|geen))\b/iu,
    blocking: true,
    questionsToo: true,
    why: 'Dit geeft een schuldgevoel. Het goede gevoel is de reden waarom mensen sociaal inkopen.',
    better: 'Met dit cadeau geef je ook iemand een plek om een vak te leren.',
  },
  {
    name: 'reward',
    pattern:
      /\b(?:punten|badges?|bonus|beloning\w*|prijzen|cadeaubon\w*|loterij|verloting|spaar (?:mee|punten|voor)|win (?:een|je|jij|jullie|nu)|maak kans|verdien\w* (?:een|je|punten)|boetes?|straf\w*)\b/iu,
    blocking: true,
    questionsToo: true,
    why: 'Dit belooft een beloning of een straf. Dat kan averechts werken: het verdringt wat mensen zelf graag doen.',
    better: 'Je hoort later wat je bestelling mogelijk maakte.',
  },
  {
    name: 'ranking',
    pattern:
      /\b(?:ranglijst\w*|ranking|klassement|wedstrijd|competitie|beste (?:afdeling|team|collega)|welke afdeling (?:doet|koopt|wint|is)|koploper\w*|hekkensluiter\w*|top ?\d+|de strijd om|versla\w*)\b/iu,
    blocking: true,
    questionsToo: true,
    why: 'Dit vergelijkt mensen of afdelingen met elkaar. Een ranglijst maakt van een goed gevoel een wedstrijd.',
    better: 'Een collega bij de receptie vertelt hoe haar eerste bestelling ging.',
  },
  {
    name: 'norm',
    pattern:
      /\b(?:de meeste (?:\p{L}+ )?(?:collega|mensen|afdeling|team|medewerker)[\p{L}’']*|(?<!voor |van |aan |met |bij |naar )(?:bijna )?iedereen|bijna alle\p{L}*|steeds meer (?:collega|mensen|afdeling|team|medewerker)[\p{L}’']*|(?:veel|alle|heel veel) collega['’]?s (?:kopen|kiezen|bestellen|doen)|\d+ ?(?:%|procent) van (?:de|onze|je|jouw|alle) (?:collega|afdeling|mensen|medewerker|team)[\p{L}’']*|\d+ van de \d+ (?:collega|afdeling|mensen|medewerker|team)[\p{L}’']*|jij bent de enige|je bent de enige|heel normaal om)/iu,
    blocking: true,
    why: 'Dit zegt dat de meeste mensen het al doen. Onze eigen cijfers laten dat niet zien, en wie het niet ziet, gelooft de rest ook niet.',
    better: 'Een collega van Burgerzaken bestelde vorige maand voor het eerst. Ze vertelt wat eerst lastig was.',
  },
  {
    name: 'price',
    pattern: /\b(?:goedkop\w*|voordelig\w*|lagere prij\w*|minder duur|bespaar\w*|korting\w*)\b/iu,
    blocking: true,
    why: 'Dit zegt dat het goedkoper is. Dat verschilt per leverancier en per bestelling, dus beloven we het nooit.',
    better: 'Bij elke leverancier staat vanaf welke prijs je kunt bestellen.',
  },
];

/** Says a fact that somebody else must be able to look up. */
export const CLAIM =
  /\d+(?:[.,]\d+)? ?(?:%|procent)|\b(?:uit (?:\p{L}+ )?onderzoek|onderzoek (?:laat|toont|blijkt)|onderzoekers|bewezen|wetenschapp\w*|\d+ (?:van|op) de \d+|volgens (?:cijfers|onderzoek))\b/iu;

export const FIRST_STEP = /\beerste stap\b|\bbegin (?:vandaag )?met\b|\btik (?:hieronder |straks )?op\b|\btyp\b/iu;

/** A line that could stand above any message. */
export const VAGUE_TITLE =
  /^(?:tip|tips|nieuws|nieuwsbrief|update|let op|herinnering|reminder|belangrijk|hallo|hoi|beste|bericht|sociaal inkopen)\b[\s:!.]*(?:van de (?:dag|week|maand))?[\s:!.]*$/iu;
