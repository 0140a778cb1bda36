import { Button, Dropdown, Menu } from '@grafana/ui';
import type { Transform } from 'profile/transform/Transform';
import React from 'react';

interface TransformMenuProps {
  readonly onAdd: (transform: Transform) => void;
}

const OFFERED: ReadonlyArray<{ readonly label: string; readonly description: string; readonly transform: Transform }> =
  [
    { label: 'Invert', description: 'Bottom-up: hottest functions, then callers', transform: { kind: 'invert' } },
    {
      label: 'Own code only',
      description: 'Hides libraries, runtime, kernel and unknown code',
      transform: { kind: 'ownCode' },
    },
    {
      label: 'Merge direct recursion',
      description: 'Recursive calls become one frame',
      transform: { kind: 'mergeRecursion', scope: 'direct' },
    },
    {
      label: 'Merge all recursion',
      description: 'Count a function once per stack',
      transform: { kind: 'mergeRecursion', scope: 'all' },
    },
    {
      label: 'Leave out run numbers',
      description: 'Functions whose names differ only by run numbers count as one',
      transform: { kind: 'runNumbers', merge: true },
    },
    {
      label: 'Hide frames under 0.1 %',
      description: 'Merges small frames of each caller',
      transform: { kind: 'dropSmall', share: 0.001 },
    },
    {
      label: 'Hide frames under 1 %',
      description: 'Merges small frames of each caller',
      transform: { kind: 'dropSmall', share: 0.01 },
    },
  ];

/** The changes of the tree that need no function. */
export function TransformMenu({ onAdd }: TransformMenuProps): React.JSX.Element {
  return (
    <Dropdown
      overlay={
        <Menu>
          {OFFERED.map(({ label, description, transform }) => (
            <Menu.Item key={label} label={label} description={description} onClick={() => onAdd(transform)} />
          ))}
        </Menu>
      }
    >
      <Button size="sm" variant="secondary" icon="plus">
        Transform
      </Button>
    </Dropdown>
  );
}
