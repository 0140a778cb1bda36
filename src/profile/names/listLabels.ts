import { memoise } from 'profile/collect';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { readNameInFile } from './splitFileName';
import { splitName } from './splitName';

/** Parts of a name that say nothing without the part before them. */
const EMPTY_PART =
  /^(?:exe|dll|so|js|ts|py|rb|func\d+|gowrap\d+|\d+|apply|accept|run|call|new|\{\{closure\}\}|<\w+>|\.c?ctor|operator.*|lambda.*|\$\w*|\(\w*\))$/;

/**
 * Lists possible labels of a frame, the most telling first: the whole name, type and function, the function. Each is
 * shorter than the one before. A file stands after the function, which tells more.
 *
 *     java/util/regex/Pattern$CharProperty.match   Pattern$CharProperty.match   match
 *     github.com/x/y.(*Tree).Get                   (*Tree).Get                  Get
 *     github.com/x/y.Run.func1                     Run.func1
 *     flask/app.py:-1 - dispatch                   dispatch (flask/app.py)      dispatch
 */
export function listLabels(name: string): readonly string[] {
  const { shortName } = splitName(name);
  const labels = [formatFunctionName(putFunctionFirst(name))];
  for (const text of [shortName, getFunction(shortName)]) {
    const label = formatFunctionName(text);
    if (text !== '' && label.length < (labels.at(-1) ?? '').length) {
      labels.push(label);
    }
  }
  return labels;
}

function putFunctionFirst(name: string): string {
  const inFile = readNameInFile(name);
  if (!inFile) {
    return name;
  }
  const { file, line, functionName } = inFile;
  if (file === '') {
    return functionName;
  }
  return `${functionName} (${Number(line) > 0 ? `${file}:${line}` : file})`;
}

const getKnownLabels = memoise((_names: readonly string[]): Array<readonly string[] | undefined> => []);

/** Returns the labels of one of the names of a tree; each is worked out once. */
export function getLabels(names: readonly string[], nameIndex: number): readonly string[] {
  return (getKnownLabels(names)[nameIndex] ??= listLabels(names[nameIndex] ?? ''));
}

/** Returns the text after the last dot or colons outside brackets; more if that alone says nothing. */
function getFunction(shortName: string): string {
  let depth = 0;
  for (let at = shortName.length - 1; at > 0; at--) {
    const char = shortName[at] ?? '';
    if (')>]}'.includes(char)) {
      depth++;
    } else if ('(<[{'.includes(char)) {
      depth--;
    } else if (depth === 0 && '.:#'.includes(char) && shortName[at + 1] !== ':') {
      const rest = shortName.slice(at + 1);
      if (rest !== '' && !EMPTY_PART.test(rest)) {
        return /[.:#]/.test(rest) && EMPTY_PART.test(rest.split(/[.:#]+/)[0] ?? '') ? shortName : rest;
      }
    }
  }
  return shortName;
}
