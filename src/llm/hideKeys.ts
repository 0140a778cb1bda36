const HIDDEN = '[hidden]';

/** The text after these words is a secret, whatever it looks like: "Bearer abc", "api_key=abc", "password: abc". */
const NAMED_SECRET =
  /\b(bearer|basic|(?:api|access|auth|secret|private)[ _-]?(?:key|token)|token|secret|passwd|password|authorization|key)(\s*[:=]\s*|\s+(?=\S*\d))(["'`]?)(?!(?:bearer|basic)\b)[^\s"'`,;&)]+/giu;

/** Keys that services mark as such, whole or with stars in the middle: "sk-…", "AIza…", "ghp_…". */
const MARKED_KEY = /(?<![\w-])(?:[a-z]{2,5}[-_](?=[\w*.-]*[\d*])|AIza|eyJ)[\w*.+/=-]{8,}/gu;

const WORD = /[\w*+=-]{16,}/gu;

/**
 * A text of somebody else with anything that looks like a key cut out, for what a provider says of a refused key often
 * repeats it. Rather hides too much than too little; names of models and ids of requests mostly stay.
 *
 *     Incorrect API key provided: sk-proj-4f9a…  →  Incorrect API key provided: [hidden]
 */
export function hideKeys(text: string): string {
  return text
    .replace(NAMED_SECRET, (_, name: string, between: string, quote: string) => `${name}${between}${quote}${HIDDEN}`)
    .replace(MARKED_KEY, (found) => (isWordy(found) ? found : HIDDEN))
    .replace(WORD, (found) => (isWordy(found) ? found : HIDDEN));
}

/** True for a text made of words and short numbers, such as "gpt-4o-mini-2024-07-18": no part is long and mixed. */
function isWordy(text: string): boolean {
  return (
    !text.includes('*') &&
    text.split(/[-_.+/=]/).every((part) => part.length < 12 || !/\d/.test(part) || /^\d+$/.test(part))
  );
}
