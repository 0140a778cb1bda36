import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NO_BUILD } from 'profile/formats/pprof/Build';
import { removeOverride, type RepositoryOverride } from 'profile/lines/RepositoryOverride';
import React, { useState } from 'react';
import type { DetailsSource } from './DetailsSource';
import { RepositoryDialog } from './RepositoryDialog';

const OWN = drawOverride('prod', 'shop');
const ALL = [OWN, drawOverride('prod', 'bank'), drawOverride('staging', 'shop')];

function drawOverride(dataSourceUid: string, serviceName: string): RepositoryOverride {
  return { dataSourceUid, serviceName, repository: `https://git.example.com/${serviceName}`, gitRef: '', rootPath: '' };
}

interface DialogProps {
  readonly kept: readonly RepositoryOverride[];
  readonly onKept: (kept: readonly RepositoryOverride[]) => void;
  readonly onClose: () => void;
}

/** The dialog of `shop` in `prod`, on a list that is kept as long as the test lasts. */
function Dialog(props: DialogProps): React.JSX.Element {
  const [kept, setKept] = useState(props.kept);
  const keep = (next: readonly RepositoryOverride[]): Promise<void> => {
    setKept(next);
    props.onKept(next);
    return Promise.resolve();
  };
  const source: DetailsSource = {
    serviceName: 'shop',
    dataSourceUid: 'prod',
    problem: '',
    server: undefined,
    hostPatterns: [],
    override: kept.find((each) => each === OWN),
    otherOverrides: kept
      .filter((each) => each !== OWN)
      .map((each) => ({ ...each, dataSourceName: `Pyroscope ${each.dataSourceUid}` })),
    onOverride: (next) => keep([...removeOverride(kept, OWN), ...(next ? [next] : [])]),
    onForgetOverride: (each) => keep(removeOverride(kept, each)),
    onForgetOverrides: () => keep([]),
  };
  return <RepositoryDialog source={source} build={NO_BUILD} onClose={props.onClose} />;
}

function show(kept: readonly RepositoryOverride[]): { readonly onKept: jest.Mock; readonly onClose: jest.Mock } {
  const spies = { onKept: jest.fn(), onClose: jest.fn() };
  render(<Dialog kept={kept} {...spies} />);
  return spies;
}

test('deleting takes away that of this service in this data source alone', async () => {
  const { onKept, onClose } = show(ALL);
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(onKept).toHaveBeenLastCalledWith(ALL.slice(1));
  expect(onClose).toHaveBeenCalled();
});

test('those of other services and data sources are listed, and go one by one', async () => {
  const { onKept, onClose } = show(ALL);
  await userEvent.click(screen.getByText('2 other services have a repository of yours'));
  expect(screen.getByText('shop in Pyroscope staging: https://git.example.com/shop')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Delete the repository of bank' }));

  expect(onKept).toHaveBeenLastCalledWith([ALL[0], ALL[2]]);
  expect(screen.getByText('One other service has a repository of yours')).toBeInTheDocument();
  expect(onClose).not.toHaveBeenCalled();
});

test('all go at once', async () => {
  const { onKept, onClose } = show(ALL);
  await userEvent.click(screen.getByRole('button', { name: 'Delete those of all services (3)' }));
  expect(onKept).toHaveBeenLastCalledWith([]);
  expect(onClose).toHaveBeenCalled();
});

test('nothing is offered for deletion where nothing is kept, and only a repository can be saved', async () => {
  const { onKept } = show([]);
  expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  fireEvent.change(screen.getByRole('textbox', { name: /^Repository/ }), {
    target: { value: 'git@git.example.com:team/shop.git' },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onKept).toHaveBeenLastCalledWith([
    {
      dataSourceUid: 'prod',
      serviceName: 'shop',
      repository: 'git@git.example.com:team/shop.git',
      gitRef: '',
      rootPath: '',
    },
  ]);
});
