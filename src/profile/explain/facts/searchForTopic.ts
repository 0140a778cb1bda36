import { MAX_SEARCH_LENGTH } from 'profile/functions/parseSearch';
import type { TopicCost } from './rollUpTopics';

export interface TopicSearch {
  /** Search text, as `parseSearch` reads it. */
  readonly text: string;
  /** Functions of the kind that it leaves out, as it would get too long. */
  readonly leftOutCount: number;
}

/** Builds a search for the functions by which stacks get into a kind of work, as many as fit, the heaviest first. */
export function searchForTopic({ functions }: Pick<TopicCost, 'functions'>): TopicSearch {
  let text = '';
  let count = 0;
  for (const { name } of functions) {
    // A search has no way to write a quote within quotes.
    const term = name.includes('"') ? '' : `"${name}"`;
    const next = text === '' ? term : `${text} | ${term}`;
    if (term !== '' && next.length <= MAX_SEARCH_LENGTH) {
      text = next;
      count++;
    }
  }
  return { text, leftOutCount: functions.length - count };
}
