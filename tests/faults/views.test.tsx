// What each kind of view says of a failure, for every fault of the matrix.
import { EmbeddedScene, SceneFlexLayout, SceneTimeRange, type VizPanel } from '@grafana/scenes';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import FavoritesAlert from 'favorites/FavoritesAlert';
import { FormatMenu } from 'flamegraph/exports/FormatMenu';
import { trackFailure } from 'loading/failedQuestions';
import { SingleProfilesMenu } from 'pages/flame-graph/SingleProfilesMenu';
import { AnswerPanel } from 'panels/AnswerPanel';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { SingleProfiles } from 'queries/SingleProfiles';
import React from 'react';
import { ExplorerUrl } from 'scenes/explorerUrl';
import { describeError } from 'scenes/states/describeError';
import { ErrorMessage, OlderNotice } from '../../src/scenes/states/ErrorMessage';
import { openUrl } from '../helpers/openUrl';
import { CPU, LASTING, TRANSIENT } from './faults';

const KINDS = [...new Set(Object.values({ ...TRANSIENT, ...LASTING }).map(({ kind }) => kind))];

const origin = new EmbeddedScene({
  $timeRange: new SceneTimeRange({ from: 'now-1h', to: 'now' }),
  controls: [new ExplorerUrl(openUrl('', { dataSource: 'local', service: 'shop', profileType: CPU }).url)],
  body: new SceneFlexLayout({ children: [] }),
});

const picture = { Component: () => <div>the picture</div> } as unknown as VizPanel;
const panel = { title: 'cpu', isLoading: false, isOlder: false, origin };

/** Presses Retry, and returns how often the failed question was asked again. */
async function retry(name: RegExp): Promise<number> {
  const again = jest.fn();
  trackFailure(again, true, again);
  await userEvent.click(screen.getByRole('button', { name }));
  return again.mock.calls.length;
}

describe.each(KINDS)('%s', (kind) => {
  const error = new PyroscopeError(kind, '');
  const { title, nextStep } = describeError(error);

  test('a panel without a picture says why in its place', async () => {
    render(<AnswerPanel {...panel} panel={undefined} error={error} />);
    expect(screen.getByRole('alert')).toHaveTextContent(title);
    expect(screen.getByRole('alert')).toHaveTextContent(nextStep);
    expect(screen.queryByText('No samples in this time range')).toBeNull();
    expect(await retry(/Retry cpu/)).toBe(1);
  });

  test('a panel with a picture keeps it, marks it as older, and says why', async () => {
    const { container } = render(<AnswerPanel {...panel} panel={picture} error={error} />);
    expect(screen.getByText('the picture')).toBeInTheDocument();
    expect(container.querySelector('[data-older="true"]')).toContainElement(screen.getByText('the picture'));
    expect(screen.getByRole('alert')).toHaveTextContent('What you see is an older answer');
    expect(screen.getByRole('alert')).toHaveTextContent(nextStep);
    expect(await retry(/Retry cpu/)).toBe(1);
  });

  test('a view without anything says why', async () => {
    render(<ErrorMessage error={error} origin={origin} />);
    expect(screen.getByText(title)).toBeInTheDocument();
    expect(screen.getByText(nextStep)).toBeInTheDocument();
    expect(await retry(/^Retry$/)).toBe(1);
  });

  test('a notice above what stays says what is older, and why', async () => {
    render(<OlderNotice error={error} origin={origin} sentence="The list is an older answer." />);
    expect(screen.getByText(title)).toBeInTheDocument();
    expect(screen.getByText(/The list is an older answer\./)).toHaveTextContent(nextStep);
    expect(await retry(/^Retry$/)).toBe(1);
  });

  test('in the place of single profiles stands that there are none', async () => {
    const profiles = new SingleProfiles();
    profiles.setState({ error });
    render(<SingleProfilesMenu profiles={profiles} origin={origin} />);
    expect(await retry(/single profiles/i)).toBe(1);
    await userEvent.hover(screen.getByRole('button', { name: /single profiles/i }));
    expect(await screen.findByText(`${title}. ${nextStep}`)).toBeInTheDocument();
  });

  test('an export that fails says why', async () => {
    render(
      <FormatMenu
        note=""
        groups={[[{ format: 'pprof', label: 'pprof of the server', description: '' }]]}
        getObstacle={() => undefined}
        redactedNote=""
        createTicket={() => Promise.reject(error)}
        onPreview={() => undefined}
        onSave={() => Promise.reject(error)}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByText('pprof of the server'));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(`The export failed: ${title}`));
  });
});

test.each(['read', 'save', 'unreadable'] as const)('favorites that fail to be %s say why, with a way out', (kind) => {
  render(<FavoritesAlert problem={{ kind, sentence: 'Grafana did not answer.' }} />);
  expect(screen.getByText('Grafana did not answer.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument();
});
