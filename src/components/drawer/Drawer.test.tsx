import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useRef, useState } from 'react';
import { type Answer, Drawer, type DrawerSize, type FrontAnswer, USUAL_DRAWER_SIZE } from './Drawer';
import { DrawerPlace } from './DrawerPlace';
import { PageAnswers, usePageAnswer, usePageAnswers } from './PageAnswers';

const USUAL_WINDOW_PX = window.innerWidth;

function resizeWindow(widthPx: number): void {
  window.innerWidth = widthPx;
  fireEvent(window, new Event('resize'));
}

afterEach(() => resizeWindow(USUAL_WINDOW_PX));

/** A page with two buttons, each of which opens an answer. */
function PageWithAnswers({ open: openAtFirst = [] }: { readonly open?: readonly string[] }): React.JSX.Element {
  const [open, setOpen] = useState(openAtFirst);
  const [front, setFront] = useState<FrontAnswer>();
  const [size, setSize] = useState<DrawerSize>(USUAL_DRAWER_SIZE);
  const home = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLElement>(null);
  const show = (id: string) => setFront((before) => ({ id, sequence: (before?.sequence ?? 0) + 1 }));
  const answers = ['Explain', 'Lines']
    .filter((id) => open.includes(id))
    .map((id): Answer => ({
      id,
      title: id,
      topic: id,
      content: <input aria-label={`Question to ${id}`} />,
      onClose: () => setOpen((before) => before.filter((other) => other !== id)),
    }));
  return (
    <DrawerPlace header={header}>
      <div ref={home}>
        {['Explain', 'Lines'].map((id) => (
          <button
            key={id}
            onClick={() => {
              setOpen((before) => [...new Set([...before, id])]);
              show(id);
            }}
          >
            Open {id}
          </button>
        ))}
      </div>
      <Drawer answers={answers} front={front} onFront={show} size={size} onSize={setSize} home={home} />
    </DrawerPlace>
  );
}

const tab = (name: string) => screen.getByRole('tab', { name });
const panel = (name: string) => screen.getByRole('tabpanel', { name });
const opener = (name: string) => screen.getByRole('button', { name: `Open ${name}` });

test('each answer has a tab; the one that was asked for last is in front, and the others keep what is in them', async () => {
  const user = userEvent.setup();
  render(<PageWithAnswers />);
  expect(screen.queryByRole('complementary')).toBeNull();
  await user.click(opener('Explain'));
  await user.type(screen.getByLabelText('Question to Explain'), 'why');
  await user.click(opener('Lines'));
  expect(tab('Lines')).toHaveAttribute('aria-selected', 'true');
  expect(panel('Lines')).toBeVisible();
  expect(screen.queryByRole('tabpanel', { name: 'Explain' })).toBeNull();
  await user.click(tab('Explain'));
  expect(screen.getByLabelText('Question to Explain')).toHaveValue('why');
  await user.click(tab('Lines'));
  await user.click(opener('Explain'));
  expect(panel('Explain')).toBeVisible();
});

test('opened with a key it takes the focus, Escape closes one answer after the other, and gives the focus back', async () => {
  const user = userEvent.setup();
  render(<PageWithAnswers />);
  opener('Lines').focus();
  await user.keyboard('{Enter}');
  expect(panel('Lines')).toHaveFocus();
  opener('Explain').focus();
  await user.keyboard('{Enter}');
  expect(panel('Explain')).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('tab', { name: 'Explain' })).toBeNull();
  expect(panel('Lines')).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(opener('Explain')).toHaveFocus();
});

test('opened with the pointer, or by a link, it leaves the focus alone', async () => {
  const user = userEvent.setup();
  render(<PageWithAnswers open={['Explain']} />);
  expect(document.body).toHaveFocus();
  await user.click(opener('Lines'));
  expect(opener('Lines')).toHaveFocus();
});

test('Escape in a field with something written in it loses nothing', async () => {
  const user = userEvent.setup();
  render(<PageWithAnswers open={['Explain']} />);
  const field = screen.getByLabelText('Question to Explain');
  await user.type(field, 'why{Escape}');
  expect(field).toHaveValue('why');
  await user.clear(field);
  await user.type(field, '{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('tabs are walked with arrows and closed with Delete, the button or a click on their cross', async () => {
  const user = userEvent.setup();
  render(<PageWithAnswers open={['Explain', 'Lines']} />);
  await user.click(tab('Lines'));
  await user.keyboard('{ArrowRight}');
  expect(tab('Explain')).toHaveFocus();
  expect(tab('Explain')).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{Delete}');
  expect(screen.getAllByRole('tab')).toEqual([tab('Lines')]);
  await user.click(screen.getByRole('button', { name: 'Close “Lines”' }));
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('its width follows the arrow keys between its limits, and a double click takes the usual one', async () => {
  const user = userEvent.setup();
  resizeWindow(1000);
  render(<PageWithAnswers open={['Explain']} />);
  const handle = screen.getByRole('separator', { name: 'Width of the answers' });
  const getWidth = () => screen.getByRole('complementary', { name: 'Answers' }).style.width;
  const usual = getWidth();
  handle.focus();
  await user.keyboard('{ArrowLeft}');
  expect(parseInt(getWidth())).toBeGreaterThan(parseInt(usual));
  await user.keyboard('{Home}');
  expect(getWidth()).toBe('300px');
  await user.keyboard('{ArrowRight}');
  expect(getWidth()).toBe('300px');
  await user.keyboard('{End}');
  expect(getWidth()).toBe('600px');
  fireEvent.doubleClick(handle);
  expect(getWidth()).toBe(usual);
});

test('in a narrow window it is a sheet whose height can be changed', async () => {
  const user = userEvent.setup();
  resizeWindow(430);
  render(<PageWithAnswers open={['Explain']} />);
  const sheet = screen.getByRole('complementary', { name: 'Answers' });
  expect(sheet.style.width).toBe('');
  const before = parseInt(sheet.style.height);
  screen.getByRole('separator', { name: 'Height of the answers' }).focus();
  await user.keyboard('{ArrowUp}');
  expect(parseInt(sheet.style.height)).toBeGreaterThan(before);
});

function HelpButton(): React.JSX.Element {
  return <button onClick={usePageAnswer({ id: 'help', title: 'Help', content: 'How it works' })}>Open help</button>;
}

const BODY = { current: document.body };

function PageDrawer(): React.JSX.Element | null {
  const page = usePageAnswers();
  return page && !page.hasView ? (
    <Drawer
      answers={page.answers}
      front={page.asked}
      onFront={page.bringToFront}
      size={USUAL_DRAWER_SIZE}
      onSize={() => {}}
      home={BODY}
    />
  ) : null;
}

test('a drawer whose code comes after the key that opened it takes the focus, and gives it back', async () => {
  const user = userEvent.setup();
  const renderPage = (hasCode: boolean) => (
    <PageAnswers>
      <HelpButton />
      {hasCode && <PageDrawer />}
    </PageAnswers>
  );
  const { rerender } = render(renderPage(false));
  await user.tab();
  await user.keyboard('{Enter}');
  rerender(renderPage(true));
  expect(panel('Help')).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(screen.getByRole('button', { name: 'Open help' })).toHaveFocus();
});

test('what a page opens is in the one drawer, comes to the front again on a second click, and goes with what opened it', async () => {
  const user = userEvent.setup();
  const { rerender } = render(
    <PageAnswers>
      <HelpButton />
      <PageDrawer />
    </PageAnswers>,
  );
  await user.click(screen.getByRole('button', { name: 'Open help' }));
  await user.click(screen.getByRole('button', { name: 'Open help' }));
  expect(screen.getAllByRole('tab')).toEqual([tab('Help')]);
  expect(panel('Help')).toHaveTextContent('How it works');
  rerender(
    <PageAnswers>
      <PageDrawer />
    </PageAnswers>,
  );
  expect(screen.queryByRole('complementary')).toBeNull();
});
