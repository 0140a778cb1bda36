import { FilterPill } from '@grafana/ui';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import type { FlameGraphPage } from './FlameGraphPage';

const PARTS = [
  { key: 'span', label: 'Span' },
  { key: 'profileId', label: 'Profile' },
] as const;

/** What the profile is narrowed to beside its filters, each with a way to take it out. */
export function PartChips({ model }: { readonly model: FlameGraphPage }): React.JSX.Element {
  return (
    <>
      {PARTS.map((part) => (
        <PartChip key={part.key} model={model} part={part} />
      ))}
    </>
  );
}

interface PartChipProps {
  readonly model: FlameGraphPage;
  readonly part: (typeof PARTS)[number];
}

function PartChip({ model, part: { key, label } }: PartChipProps): React.JSX.Element | null {
  const value = useUrl(model, key);
  return value === '' ? null : (
    <FilterPill
      selected
      label={`${label} = ${value}`}
      icon="times"
      onClick={() => getUrl(model).set({ [key]: undefined })}
    />
  );
}
