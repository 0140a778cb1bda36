/** Kinds of relations that numbers of an answer can stand in. `before`: between two sides of a comparison. */
export const RELATION_KINDS = [
  'more in %',
  'less in %',
  'points',
  'times',
  'times in words',
  'part of another',
  'part in words',
  'together',
  'sum of printed values',
  'without another',
  'what remains',
  'the other part',
  'difference',
  'ratio',
  'unit in a header',
  'hidden number',
  'before: from and to',
  'before: change in %',
  'before: change in points',
  'before: times',
  'before: part of the change',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/**
 * Templates by relation. `{a}` and `{b}` are functions, `{n}` is the number that is judged, `{m}` a true one that belongs to the
 * sentence, `{own}` the true share of the first function.
 */
export type Templates = Readonly<Record<RelationKind, readonly string[]>>;

/** Templates for finding and mending what is read wrongly. */
export const TUNING_TEMPLATES: Templates = {
  'more in %': [
    '{a} takes {n} more than {b}.',
    '{a} is {n} more expensive than {b}.',
    '{a} needs {n} more CPU time than {b}.',
    'With {own}, {a} costs {n} more than {b}.',
    '{a} exceeds {b} by {n}.',
    'Compared to {b}, {a} takes {n} more.',
  ],
  'less in %': [
    '{a} takes {n} less than {b}.',
    '{a} is {n} cheaper than {b}.',
    '{a} needs {n} less time than {b}.',
    '{a} ({own}) is {n} faster than {b}.',
    '{a} is cheaper than {b} by {n}.',
  ],
  points: [
    '{a} takes {n} points more than {b}.',
    '{a} is {n} percentage points above {b}.',
    '{a} leads {b} by {n} percentage points.',
    '{a} lies {n} pp ahead of {b}.',
  ],
  times: [
    '{a} takes {n} as much time as {b}.',
    '{a} costs {n} as much as {b}.',
    '{a} is {n} as expensive as {b}.',
    '{a} is {n} more expensive than {b}.',
    'At {own}, {a} is {n} the cost of {b}.',
  ],
  'times in words': [
    '{a} costs {n} as much as {b}.',
    '{a} is {n} as expensive as {b}.',
    '{a} takes {n} as long as {b}.',
  ],
  'part of another': [
    '{a} takes {n} of {b}.',
    '{b} spends {n} of its time in {a}.',
    '{n} of {b} is {a}.',
    '{a} makes up {n} of the time of {b}.',
    'Within {b}, {a} accounts for {n}.',
  ],
  'part in words': ['{a} takes {n} of {b}.', '{b} spends {n} of its time in {a}.', '{n} of {b} goes to {a}.'],
  together: [
    '{a} and {b} together take {n}.',
    'Together, {a} and {b} account for {n} of the profile.',
    '{a} and {b} take {n} combined.',
    'The sum of {a} and {b} is {n}.',
  ],
  'sum of printed values': [
    '{a} and {b} together take {n}.',
    '{a} ({own}) and {b} account for {n} in sum.',
    'Combined, {a} and {b} take {n} of the time.',
  ],
  'without another': [
    'Without {b}, {a} takes {n} of the rest.',
    'If {b} is left out, {a} takes {n} of what remains.',
    'Ignoring {b}, {a} accounts for {n} of the remaining time.',
    'Excluding {b}, {a} is {n}.',
  ],
  'what remains': [
    'The remaining {n} is outside of {a}.',
    '{a} aside, {n} of the time remains.',
    'Everything but {a} takes {n}.',
    'The rest, {n}, is not in {a}.',
  ],
  'the other part': [
    '{m} of {p} is in {a}, the other {n} in {b}.',
    '{p} spends {m} of its time in {a} and the other {n} in {b}.',
    '{m} of the time of {p} goes to {a}, the remaining {n} to {b}.',
  ],
  difference: [
    'The difference between {a} and {b} is {n}.',
    '{a} takes {n} more than {b}.',
    '{a} and {b} differ by {n}.',
    '{a} needs {n} longer than {b}.',
    'There is a gap of {n} between {a} and {b}.',
  ],
  ratio: [
    'The ratio of {a} to {b} is {n}.',
    '{a} and {b} stand at {n}.',
    '{a} outweighs {b} {n}.',
    'Time is split {n} between {a} and {b}.',
  ],
  'unit in a header': [
    '| function | total (%) |\n|---|---|\n| {a} | {n} |',
    '| function | total [%] |\n|---|---:|\n| {a} | {n} |',
    '| function | % of time |\n|---|---|\n| {a} | {n} |',
    '| share in percent | function |\n|---|---|\n| {n} | {a} |',
  ],
  'hidden number': ['{a} takes {n} of the profile.', '{a}: {n}', '- {a} – {n} total', 'About {n} is spent in {a}.'],
  'before: from and to': [
    '{a} went from {m} to {n}.',
    '{a} rose from {m} to {n} of the profile.',
    '{a} now takes {n}, up from {m}.',
    '{a}: {m} → {n}',
  ],
  'before: change in %': [
    '{a} grew by {n}.',
    '{a} rose by {n} against the baseline.',
    '{a} takes {n} more than before.',
    '{a}: +{n}',
    'An increase of {n} was measured for {a}.',
  ],
  'before: change in points': [
    '{a} rose by {n} points.',
    'The share of {a} grew by {n} percentage points.',
    '{a} is {n} pp higher than in the baseline.',
  ],
  'before: times': [
    '{a} is {n} as expensive as before.',
    '{a} costs {n} as much as in the baseline.',
    '{a} grew {n}.',
    '{a} takes {n} its former time.',
  ],
  'before: part of the change': [
    '{a} accounts for {n} of the increase.',
    '{n} of the growth comes from {a}.',
    '{a} is behind {n} of the regression.',
  ],
};

/** Templates with other words, seeds and profiles than those above. Those that were read wrongly were looked at once. */
export const HELD_OUT_TEMPLATES: Templates = {
  'more in %': [
    '{a} consumes {n} more CPU than {b} does.',
    '{a} turns out {n} costlier than {b}.',
    '{a} has {n} higher cost than {b}.',
    'Relative to {b}, the cost of {a} is {n} higher.',
    '{a} burns {n} more time compared with {b}.',
    '{a} beats {b} by {n} in total time.',
    '- **{a}** vs. {b}: {n} more',
  ],
  'less in %': [
    '{a} uses {n} less CPU than {b}.',
    '{a} is {n} less expensive than {b}.',
    '{a} comes in {n} below {b}.',
    'Compared with {b}, {a} is {n} lighter.',
    '{a} ({own}) stays {n} under {b}.',
    '{b} is heavier; {a} takes {n} less.',
  ],
  points: [
    '{a} is ahead of {b} by {n} points.',
    'Between {a} and {b} lie {n} percentage points.',
    '{a} has a lead of {n} percentage points over {b}.',
    '{a} is {n}-points bigger than {b}.',
    'The share of {a} is {n} points larger than that of {b}.',
  ],
  times: [
    '{a} uses {n} the CPU of {b}.',
    '{a} takes {n} longer than {b}.',
    '{a} is about {n} what {b} costs.',
    'Measured against {b}, {a} is {n} as costly.',
    '{a} dwarfs {b} ({n} its cost).',
  ],
  'times in words': [
    '{a} uses {n} the time of {b}.',
    '{a} burns {n} as much CPU as {b} does.',
    '{a} is {n} as heavy as {b}.',
  ],
  'part of another': [
    '{a} represents {n} of what {b} costs.',
    'Of {b}, {n} is spent in {a}.',
    '{n} of the time in {b} goes into {a}.',
    '{b} is dominated by {a} ({n} of it).',
    'Inside {b}, {n} is due to {a}.',
    '{a} is responsible for {n} of the total of {b}.',
  ],
  'part in words': [
    '{n} of what {b} costs is {a}.',
    'Inside {b}, {n} is spent in {a}.',
    '{a} is responsible for {n} of the time of {b}.',
  ],
  together: [
    '{a} plus {b} make {n}.',
    'Taken together, {a} and {b} are {n} of all time.',
    '{a} and {b} add up to {n}.',
    'Both {a} and {b} jointly cost {n}.',
    '{a} along with {b} takes {n}.',
  ],
  'sum of printed values': [
    '{a} plus {b} make {n}.',
    '{a} and {b} add up to {n} of the profile.',
    '{a} ({own}) together with {b} accounts for {n}.',
  ],
  'without another': [
    'Leaving {b} aside, {a} is {n} of the remainder.',
    'Apart from {b}, {a} makes up {n} of the rest.',
    'Once {b} is removed, {a} would be {n} of the total.',
    'Of the time not spent in {b}, {n} is {a}.',
    'Disregarding {b}, {n} is in {a}.',
  ],
  'what remains': [
    '{n} of the time is spent elsewhere than in {a}.',
    'All but {a} adds up to {n}.',
    'Beside {a}, {n} is left.',
    'Outside of {a}, {n} of the profile remains.',
  ],
  'the other part': [
    'Of {p}, {m} is {a}; the other {n} is {b}.',
    'In {p}, {m} goes to {a} and the remaining {n} goes to {b}.',
    '{a} takes {m} of {p}, {b} the other {n}.',
  ],
  difference: [
    '{a} and {b} are {n} apart.',
    'A margin of {n} separates {a} from {b}.',
    '{a} takes an extra {n} over {b}.',
    'Subtracting {b} from {a} leaves {n}.',
    '{a} is {n} slower than {b}.',
  ],
  ratio: [
    '{a} to {b} is {n}.',
    'Costs of {a} and {b} relate as {n}.',
    'With a ratio of {n}, {a} is above {b}.',
    '{a} versus {b}: {n}',
  ],
  'unit in a header': [
    '| % | function |\n|--:|---|\n| {n} | {a} |',
    '| name | total, % |\n|---|---|\n| {a} | {n} |',
    '| function | Total share (in %) | remark |\n|:--|:-:|---|\n| {a} | {n} | hot |',
    '| rank | function | CPU (percent) |\n|---|---|---|\n| 1 | {a} | {n} |',
  ],
  'hidden number': ['{a} accounts for {n}.', 'With {n}, {a} stands out.', '| {a} | {n} |', '{n} passes through {a}.'],
  'before: from and to': [
    '{a} moved from {m} up to {n}.',
    '{a} was at {m} and is at {n} now.',
    'It used to be {m}, today {a} takes {n}.',
    '{a} changed from {m} (baseline) to {n} (comparison).',
    '| function | baseline | comparison |\n|---|---|---|\n| {a} | {m} | {n} |',
  ],
  'before: change in %': [
    '{a} became {n} more expensive.',
    '{a} went up {n}.',
    'There is a {n} rise in {a}.',
    '{a} has a regression of {n}.',
    '{a} is {n} slower than it was.',
    '| function | change |\n|---|---|\n| {a} | +{n} |',
  ],
  'before: change in points': [
    '{a} gained {n} points.',
    '{a} is up by {n} percentage points.',
    'Its share went up {n} pp: {a}.',
  ],
  'before: times': [
    '{a} takes {n} as much as it did.',
    '{a} became {n} as slow.',
    'Compared with before, {a} costs {n} as much.',
    '{a} is now at {n} its baseline.',
  ],
  'before: part of the change': [
    '{a} explains {n} of the additional time.',
    'Of the whole rise, {n} is due to {a}.',
    '{a} contributes {n} to the increase.',
    '{n} of the difference lies in {a}.',
  ],
};

/** Templates that were written last: nothing was changed after the first measurement. */
export const LAST_TEMPLATES: Templates = {
  'more in %': [
    'In {a}, {n} more time is spent than in {b}.',
    '{a} outpaces {b} by {n}.',
    'The total of {a} is {n} larger than the total of {b}.',
  ],
  'less in %': [
    'In {a}, {n} less time is spent than in {b}.',
    'The total of {a} is {n} smaller than that of {b}.',
    '{a} trails {b} by {n}.',
  ],
  points: ['{a} has {n} points on {b}.', '{a} sits {n} percentage points higher than {b}.'],
  times: [
    '{a} eats {n} as much CPU as {b}.',
    'Next to {b}, {a} is {n} as heavy.',
    '{n} the cost of {b} goes into {a}.',
  ],
  'times in words': ['{a} eats {n} as much CPU as {b}.', 'The cost of {a} is {n} that of {b}.'],
  'part of another': [
    '{a} eats up {n} of {b}.',
    '{n} of all that {b} does is {a}.',
    'When {b} runs, {n} of it is {a}.',
    '{b} → {a} ({n} of {b})',
  ],
  'part in words': ['{a} eats up {n} of {b}.', '{b} loses {n} of its time to {a}.'],
  together: ['{a} & {b}: {n} in total.', '{a} and {b} sum to {n}.', 'We see {n} in {a} and {b} together.'],
  'sum of printed values': ['{a} & {b}: {n} in total.', 'We see {n} in {a} and {b} together.'],
  'without another': [
    'Minus {b}, {a} has {n}.',
    'With {b} taken out, {a} has a share of {n}.',
    'Net of {b}, {n} is {a}.',
  ],
  'what remains': ['Only {n} is not {a}.', 'What is left after {a} is {n}.', '{a} leaves {n} for everything else.'],
  'the other part': ['{p} is {m} {a} and {n} {b}.', 'Inside {p}, {a} has {m}; {b} has the remaining {n}.'],
  difference: ['{a} minus {b} makes {n}.', 'From {b} to {a} it is {n}.', '{a} needs {n} on top of {b}.'],
  ratio: ['{a} : {b} = {n}', 'It is {n} for {a} against {b}.'],
  'unit in a header': [
    '| Function | Total % | Notes |\n|---|---|---|\n| {a} | {n} | – |',
    '| Symbol | cum (%) |\n|:---|---:|\n| {a} | **{n}** |',
  ],
  'hidden number': ['{a} eats {n}.', 'It is {a} that takes {n}.'],
  'before: from and to': [
    '{a}: before {m}, after {n}.',
    'Where {a} had {m}, it now has {n}.',
    '{a} climbed from {m} to {n}.',
  ],
  'before: change in %': ['{a} costs {n} more now.', '{a} got slower by {n}.', '{a} is up {n}.'],
  'before: change in points': ['{a} is up {n} pp.', '{a} moved by {n} percentage points.'],
  'before: times': ['{a} went up {n}.', '{a} needs {n} what it needed before.'],
  'before: part of the change': ['{a} makes up {n} of what was added.', '{n} of the regression is {a}.'],
};
