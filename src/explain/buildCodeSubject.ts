import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import { hashText } from 'profile/transform/hashText';
import type { Subject } from './Conversation';

/** Builds the lines of a function as something to ask about, seen in a view. */
export function buildCodeSubject(view: Subject, code: CodeExcerpt): Subject {
  const { functionName, file, lines } = code;
  const { high, low } = hashText(JSON.stringify(code));
  const numbers = lines.map(({ line }) => line);
  return {
    ...view,
    key: JSON.stringify([view.key, functionName, high, low]),
    title: `Code of ${formatFunctionName(functionName)}, ${view.title}`,
    provenance: [
      ...view.provenance,
      {
        label: 'Code',
        value: `${functionName} in ${file || 'no file'}, lines ${numbers[0] ?? 0} to ${numbers.at(-1) ?? 0}`,
      },
    ],
  };
}
