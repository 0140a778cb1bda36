import type { Answer } from 'components/drawer/Drawer';
import { TicketPreview } from 'flamegraph/exports/TicketPreview';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { splitName } from 'profile/names/splitName';
import React from 'react';
import type { ViewShell } from './useViewShell';

interface FunctionAnswer {
  /** The function's whole name. */
  readonly name: string;
  readonly content: React.ReactNode;
  readonly onClose: () => void;
}

interface OpenAnswers {
  readonly details: FunctionAnswer | undefined;
  /** A comparison has none. */
  readonly overTime?: FunctionAnswer | false;
  /** Services that run a function; omitted without a server to ask. */
  readonly services?: FunctionAnswer | undefined;
  /** A comparison has none. */
  readonly sandwich?: FunctionAnswer | false;
  /** Empty while it is closed. */
  readonly explanation: React.ReactNode;
}

/** Lists the open answers in the drawer of a view, each with a short name. */
export function listAnswers(
  shell: ViewShell,
  { details, overTime, services, sandwich, explanation }: OpenAnswers,
): readonly Answer[] {
  const { preview } = shell;
  const { explained, detailsCall } = shell.state;
  return [
    ...(details
      ? [
          {
            ...details,
            id: 'details',
            title: `Lines of ${shorten(details.name)}`,
            topic: JSON.stringify([details.name, detailsCall?.hash]),
          },
        ]
      : []),
    ...(overTime
      ? [{ ...overTime, id: 'over-time', title: `${shorten(overTime.name)} over time`, topic: overTime.name }]
      : []),
    ...(services
      ? [{ ...services, id: 'services', title: `Services of ${shorten(services.name)}`, topic: services.name }]
      : []),
    ...(sandwich
      ? [{ ...sandwich, id: 'sandwich', title: `${shorten(sandwich.name)} in the sandwich`, topic: sandwich.name }]
      : []),
    ...(explained
      ? [
          {
            id: 'explain',
            title: 'Explain',
            topic: explained,
            content: explanation,
            onClose: shell.closeExplanation,
          },
        ]
      : []),
    ...(preview
      ? [
          {
            id: 'preview',
            title: 'Preview',
            topic: '',
            content: <TicketPreview ticket={preview} />,
            onClose: () => shell.showPreview(undefined),
          },
        ]
      : []),
  ];
}

const shorten = (name: string): string => formatFunctionName(splitName(name).shortName);
