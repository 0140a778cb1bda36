import { type Clause, dropQualifier } from './Clause';

/**
 * Words that do not change the meaning of a number: the share or the amount of its function, as a part of the whole.
 * Any other word may make a part of something else of it ("during startup"), a change ("ballooned by"), or a rest
 * ("the complement of"). If there is such a word, the number is not checked.
 */
const PLAIN = new Set(
  `a an the this that these those it its which there here they their we you i our your one all both each every most much some any
  is are was were be been has have had having does do did can
  and or so also too still already just only even as well then thus i.e e namely that's it's here's
  of in by from inside within under through for on to at via with into out below beneath

  take takes took taking taken account accounts accounted accounting use uses used using spend spends spent spending need needs needed
  cost costs costing consume consumes consumed consuming make makes made making up contribute contributes contributing represent
  represents representing hold holds holding show shows showing shown see seen go goes going went run runs running pass passes
  passing come comes dominate dominates dominated dominating stand stands look looking looks find found burn burns burned burning eat
  eats keep keeps responsible due attributed happen happens allocate allocates allocated allocating wait waits waited waiting
  block blocks blocked execute executes executed executing sit sits lie lies get gets end ends reach reaches

  time times cpu cpu-time wall clock wall-clock profile profiles profiled sample samples share shares part parts portion percentage
  percent total totals sum overall whole entire program process service application app code function functions method methods call
  calls stack stacks frame frames core cores memory heap bytes byte objects object allocation allocations lock
  cum contention value values amount amounts usage work load budget self own itself themselves exclusive inclusive flat cumulative
  hot hottest path spot hotspot bottleneck consumer consumers contributor contributors place line lines file class package library
  minutes minute seconds second range view result results

  about around roughly approximately approx nearly almost exactly rather quite very mostly mainly largely directly alone again
  altogether fully merely simply really clearly actually notably currently dominant main major big biggest large largest
  small smallest highest top first last another further additional single significant substantial considerable
  expensive noticeable notable heavy costly good great little high low key interesting slow

  observation observations fact worth

  one two three four five six seven eight nine ten third third-party http json sql gc network disk database

  w between respectively recorded measured sampled collected captured observed

  ms ns µs s m min h kb mb gb kib mib gib pct

  das die der den dem des ein eine sind ist von und oder rund etwa ca also zeit cpu-zeit benötigt braucht verbraucht davon`
    .trim()
    .split(/\s+/),
);

/** Words for the sides of a comparison. They are read there, so they count as plain. */
const SIDES = new Set(
  `now before after baseline comparison today currently previously formerly originally earlier old new previous current former former
  where side version up down rose risen fell fallen grew grown climbed jumped went moved changed auf stieg sank fiel`
    .trim()
    .split(/\s+/),
);

/** Words of relations and changes. They are read there, so they count as plain. */
const RELATIONS = new Set(
  `more higher larger bigger greater longer slower costlier heavier hotter pricier less fewer lower smaller shorter faster quicker
  cheaper lighter extra ahead behind above below over under beneath than compared comparison relative measured against versus vs
  exceed exceeds tops surpasses outweighs leads trails undercuts beats dwarfs lead excess surplus point points percentage pp ppt
  times twice half double doubled tripled quadrupled fold multiple as what together combined jointly collectively plus add adds added
  sum summed sums without excluding ignoring disregarding except apart aside besides beside other elsewhere leaving left leave
  removed gone excluded ignored subtracted rest remains remaining remainder everything nothing but if were would is ratio proportion
  them loses loss long once explains stays leaves along turns
  differ differs difference gap distance margin separates subtracting minus split divided relate stand stands between
  grow grows grew grown growing rise rises rose risen increase increased increases increasing went gone goes up climbed climbs gained gains
  gain jumped jumps regressed worse became becomes got turned fall falls fell fallen shrank shrinks decreased decreases decreasing down
  dropped drops declined declines improved reduced cut growth jump regression slowdown surge drop decline improvement reduction saving
  change changed shift delta moved move by not counting inside outside expensive cheap comes net of additional quarter third fifth tenth`
    .trim()
    .split(/\s+/),
);

/** Condition after a comma that still belongs to the number: it says when, or of what, the number is true. */
const CONDITION =
  /^, (?:when|whenever|if|during|once|unless|under|while|per|for|on|at|in|within|outside|as long as)\b[^‹#~]*$/;

const TAGS = /<\/?[a-z]{1,6}>/g;

/** Returns the words that tell what a number is about: the sentence before it, and the words after it that belong to it. */
export function readScope({ after, whole }: Clause): string {
  const place = whole.indexOf('#');
  const rest = whole.slice(place + 1);
  const [condition = ''] = CONDITION.exec(rest.startsWith(after) ? rest.slice(after.length) : '') ?? [];
  return `${dropQualifier(whole.slice(0, place).replace(TAGS, ' '))} ${after} ${condition}`;
}

/** Finds the first word that is not known to leave a number what it is; undefined if all are. */
export function findUnknownWord(text: string, isDiff: boolean, isRelation = false): string | undefined {
  // "No, it takes 12 %" denies nothing of the number.
  const words = text.replace(/\bno,/g, ' ').match(/[\p{L}][\p{L}'’.-]*/gu) ?? [];
  return words
    .map((word) => word.replace(/^[-'’.]+|[-'’.]+$/g, ''))
    .find(
      (word) => word !== '' && !PLAIN.has(word) && !(isDiff && SIDES.has(word)) && !(isRelation && RELATIONS.has(word)),
    );
}
