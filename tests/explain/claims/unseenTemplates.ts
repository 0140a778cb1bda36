import type { Templates } from './relationTemplates';

/**
 * Wording that is older than the rule that a number is only right if every word between it and its name is known, and that nobody
 * had in mind when the checker's words were chosen. Misses of this set were looked at while that rule was made.
 */
export const FOURTH_TEMPLATES: Templates = {
  'more in %': [
    '{a} edges out {b}, costing {n} extra.',
    'You pay {n} more for {a} than you pay for {b}.',
    'Set next to {b}, the footprint of {a} is {n} bigger.',
    '{a} overshoots {b} by {n}.',
    'Where {b} is modest, {a} wants {n} more.',
    'Calls to {a} come out {n} dearer than calls to {b}.',
  ],
  'less in %': [
    '{a} undershoots {b} by {n}.',
    'You save {n} with {a} as opposed to {b}.',
    '{a} gets by on {n} less than {b}.',
    '{a} shaves {n} off what {b} takes.',
    'Opposed to {b}, {a} is {n} leaner.',
  ],
  points: [
    '{a} outscores {b} by {n} points.',
    '{n} percentage points are between {a} and {b}.',
    'On the share of time, {a} has {n} points over {b}.',
    '{b} would need {n} more points to catch up with {a}.',
  ],
  times: [
    '{a} is the bigger one: {n} {b}.',
    '{a} swallows {n} the amount that {b} does.',
    'You could run {b} {n} in the time of {a}.',
    '{a} weighs in at {n} {b}.',
  ],
  'times in words': ['{a} swallows {n} the amount of {b}.', '{a} hogs {n} as much of the CPU as {b}.'],
  'part of another': [
    '{n} of the cost attributed to {b} traces back to {a}.',
    '{b} hands {n} of its work to {a}.',
    'Looking inside {b}: {n} is {a}.',
    '{a} is the workhorse of {b}, with {n} of it.',
    'From the point of view of {b}, {a} is {n}.',
    'As a fraction of {b}, {a} is {n}.',
  ],
  'part in words': ['{n} of the cost attributed to {b} traces back to {a}.', '{b} hands {n} of its work to {a}.'],
  together: [
    'As a pair, {a} and {b} take {n}.',
    '{a} and {b} share {n} of the profile.',
    'Merging {a} and {b} would touch {n} of the time.',
    'Counting {a} as well as {b}, we are at {n}.',
    'The duo {a} / {b} is behind {n}.',
  ],
  'sum of printed values': ['As a pair, {a} and {b} take {n}.', 'Counting {a} as well as {b}, we are at {n}.'],
  'without another': [
    'With {b} out of the picture, {a} is at {n}.',
    'Take {b} away and {a} makes up {n}.',
    'Were it not for {b}, {a} would dominate with {n}.',
    'Once we optimise {b} to zero, {a} accounts for {n}.',
    'Hide {b} and {a} shows {n}.',
  ],
  'what remains': [
    'That leaves {n} untouched by {a}.',
    '{n} never goes near {a}.',
    'Time free of {a}: {n}.',
    'The complement of {a} is {n}.',
  ],
  'the other part': [
    '{p} divides into {a} with {m} and {b} with {n}.',
    'Half the story of {p} is {a} ({m}), the second half {b} ({n}).',
    '{p} gives {m} to {a} and {n} to {b}.',
  ],
  difference: [
    'The delta of {a} and {b} amounts to {n}.',
    '{a} costs {n} on top of what {b} costs.',
    'Swap {a} for {b} and {n} are saved.',
    'There are {n} between {a} and {b}.',
  ],
  ratio: [
    'The proportion between {a} and {b} is {n}.',
    'Per unit of {b} there is {a} at {n}.',
    'I see {n} when I hold {a} against {b}.',
  ],
  'unit in a header': [
    '| where | portion (%) |\n|---|---|\n| {a} | {n} |',
    '| location | inclusive, percent |\n|---|---|\n| {a} | {n} |',
  ],
  'hidden number': ['{a} hogs {n}.', 'Fully {n} is burned by {a}.', 'Roughly speaking, {a} eats into {n}.'],
  'before: from and to': [
    '{a} used to sit at {m}; it now sits at {n}.',
    'In the old profile {a} was {m}, in the new one {n}.',
    '{a} ({m} → {n})',
    '{a} ballooned from {m} to {n}.',
  ],
  'before: change in %': [
    '{a} swelled by {n}.',
    '{a} deteriorated by {n}.',
    'Since the baseline, {a} put on {n}.',
    '{a} ballooned by {n}.',
    'We lost {n} in {a}.',
  ],
  'before: change in points': ['{a} put on {n} points.', 'Its slice widened by {n} percentage points: {a}.'],
  'before: times': ['{a} ballooned {n}.', '{a} needs {n} as long as it used to.', '{a} is {n} what it was.'],
  'before: part of the change': [
    '{a} is to blame for {n} of the slowdown.',
    '{n} of the extra time can be pinned on {a}.',
    'Of what came on top, {a} is {n}.',
  ],
};

/**
 * Templates written together with those above, and looked at only after the rule was done and measured; then its misses were
 * mended as well.
 */
export const UNSEEN_TEMPLATES: Templates = {
  'more in %': [
    'Choosing {a} over {b} costs you {n}.',
    '{a} towers over {b} by {n}.',
    'There is {n} more of {a} in this profile than of {b}.',
    '{a} asks for {n} on top of {b}.',
    'The bill for {a} is {n} steeper than the one for {b}.',
    'Take {b}, add {n}, and you have {a}.',
  ],
  'less in %': [
    '{a} stays clear of {b} by {n}.',
    '{a} spares you {n} against {b}.',
    'The bill for {a} is {n} gentler than the one for {b}.',
    '{a} falls short of {b} by {n}.',
    'Take {b}, remove {n}, and you have {a}.',
  ],
  points: [
    '{a} is further up the list by {n} points than {b}.',
    'The gap in share between {a} and {b} measures {n} points.',
    '{a} pulls away from {b} by {n} percentage points.',
  ],
  times: [
    '{a} fits {b} into itself {n}.',
    '{n} {b} would be needed to make one {a}.',
    'What {b} does, {a} does at {n} the price.',
    '{a} multiplies the cost of {b} by {n}.',
  ],
  'times in words': ['{a} runs up {n} the bill of {b}.', 'At {n} the price of {b}, {a} stands out.'],
  'part of another': [
    'Drill into {b} and {n} turns out to be {a}.',
    '{a} fills {n} of {b}.',
    '{b} is made of {a} to {n}.',
    'Under {b}, the child {a} has {n}.',
    '{a} comes to {n} when {b} is the whole.',
    '{b} delegates {n} to {a}.',
  ],
  'part in words': ['{a} fills {n} of {b}.', 'Drill into {b} and {n} turns out to be {a}.'],
  together: [
    'Between {a} and {b}, {n} of the time is gone.',
    '{a} and {b}, as a team, burn {n}.',
    'Fixing both {a} and {b} addresses {n}.',
    'The union of {a} and {b} covers {n}.',
    '{n} is what you get from {a} with {b} on top.',
  ],
  'sum of printed values': ['The total over {a} and {b} comes to {n}.', 'Fixing both {a} and {b} addresses {n}.'],
  'without another': [
    'Set {b} aside: {a} then holds {n}.',
    'Filter out {b}, and {a} has {n}.',
    'In a world with no {b}, {a} would be {n}.',
    'Of everything that is no {b}, {a} has {n}.',
    'After dropping {b}, {a} rises to {n}.',
  ],
  'what remains': [
    'Some {n} happens far from {a}.',
    'Subtract {a} and {n} stays.',
    'Even with {a} fixed, {n} would stay.',
    'The part of the profile {a} has nothing to do with is {n}.',
  ],
  'the other part': [
    '{p} breaks down as {a} {m}, {b} {n}.',
    '{p} gives its time first to {a} ({m}), then to {b} ({n}).',
    'Children of {p}: {a} {m}, {b} {n}.',
  ],
  difference: [
    '{a} runs {n} past {b}.',
    'Going from {b} up to {a} adds {n}.',
    '{b} stops {n} short of {a}.',
    'What {a} has and {b} has not: {n}.',
  ],
  ratio: ['For {a} and {b} the scale tips {n}.', '{a} wins {n} over {b}.', 'Stacked up, {a} and {b} come out at {n}.'],
  'unit in a header': [
    '| Hot function | Weight in % |\n|---|---|\n| {a} | {n} |',
    '| # | frame | share [percent] |\n|---|---|---|\n| 1 | {a} | {n} |',
  ],
  'hidden number': ['{a} gobbles up {n}.', 'A whopping {n} sits in {a}.', 'No less than {n} ends up in {a}.'],
  'before: from and to': [
    'Back then {a} had {m}; these days it has {n}.',
    'Baseline {m}, comparison {n}: {a}.',
    '{a} crept from {m} to {n}.',
    '{a} went {m} -> {n}.',
  ],
  'before: change in %': [
    '{a} crept up by {n}.',
    'The new build makes {a} {n} worse.',
    '{a} added {n} to its bill.',
    'Compared with last time, {a} is {n} heavier.',
    '{a} inflated by {n}.',
  ],
  'before: change in points': ['{a} crept up by {n} points.', '{a} claims {n} more points of the total now.'],
  'before: times': ['{a} is {n} its old self.', 'The new build makes {a} {n} as costly.', '{a} inflated {n}.'],
  'before: part of the change': [
    '{n} of the added cost sits in {a}.',
    'Most of the story is {a}, with {n} of the growth.',
    'The slowdown is {n} {a}.',
  ],
};
