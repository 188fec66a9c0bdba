import type { Boot, EarlyCall, Ways } from './boot.ts';
import { type Controller, makeController } from './controller.ts';
import { makeLauncher } from './launcher.ts';
import { loadModule } from './load-module.ts';
import type { Panel, PanelModule } from './panel-module.ts';
import { makeWords } from './view/texts.ts';
import {
  anonymousMemory,
  carryOver,
  forgetVisitors,
  signedInMemory,
  subjectOf,
  watchVisitors,
} from './visitor-memory.ts';

const NEXT_FOCUS = '.feedback button, .receipt, textarea';

const boot = window.HandrailWidget?.boot;
if (boot && !boot.handle) start(boot);

/** Takes over from the loader: catches up on what was pressed, and brings the panel when it is opened. */
function start(shared: Boot): void {
  const { config, root, launcher: buttons, calls, listeners, explain, helpBox } = shared;
  const { origin, workspace } = config;
  const words = makeWords();
  const tell = (event: string, value: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(value);
  };
  const launcher = makeLauncher(buttons, words, tell);
  const anonymous = anonymousMemory(workspace);
  const tagWays = shared.ways;
  const learnWays = (ways: Ways | null): void => {
    shared.ways = { email: tagWays.email ?? ways?.email, phone: tagWays.phone ?? ways?.phone };
  };
  learnWays(anonymous.read<Ways>('ways'));

  let subject = subjectOf(config.identity);
  let controller: Controller;
  let panel: Panel | null = null;
  let isPanelLate = false;
  let nextFocus: string | null = null;
  let isDrawing = true;

  const draw = (): void => {
    isDrawing = false;
    const model = controller.model();
    if (model.isOpen) bringPanel();
    launcher.show(model, panel !== null || !isPanelLate);
    panel?.draw(model, controller);
    const isAsked = model.isOpen || model.outbox.length > 0;
    const isBroken = model.session === 'refused';
    const isAway = model.session === 'unreachable' || (isPanelLate && !panel);
    if (isBroken) explain(`${origin} knows no workspace "${workspace}": look at data-workspace`);
    else if (isAway) explain(`${origin} cannot be reached`);
    shared.help(isAsked && isBroken ? 'broken' : isAsked && isAway ? 'unreachable' : null);
    const place = (model.isOpen && panel?.helpPlace()) || root;
    if (helpBox.parentNode !== place) place.append(helpBox);
    if (!panel || !nextFocus) return;
    panel.focus(nextFocus);
    nextFocus = null;
  };
  const redraw = (): void => {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(draw);
  };

  let isBringing = false;
  function bringPanel(): void {
    if (isBringing) return;
    isBringing = true;
    const late = (): void => {
      isPanelLate = true;
      redraw();
    };
    setTimeout(late, 4_000);
    const url = `${origin}/widget/panel.js`;
    const failed = (error: unknown): void => {
      explain(`cannot load ${url}`, error);
      late();
    };
    void loadModule<PanelModule>(url, failed).then(({ mountPanel }) => {
      panel = mountPanel(root, words, close);
      redraw();
    });
  }

  function begin(identity: string | undefined): void {
    subject = subjectOf(identity);
    const memory = identity ? signedInMemory(workspace, subject) : anonymous;
    if (identity) carryOver(anonymous, memory);
    controller = makeController(
      { config: { ...config, identity }, memory, anonymous },
      {
        onChange: redraw,
        onSession: ({ workspace: { otherWays } }) => {
          anonymous.write('ways', otherWays);
          learnWays(otherWays);
        },
        onIdentityRefused: () => {
          carryOver(memory, anonymous);
          explain('the identity is not accepted: it is wrong or has expired');
          become(undefined);
          tell('identity', null);
        },
      },
    );
  }
  function become(identity: string | undefined): void {
    controller.stop();
    begin(identity);
    redraw();
  }
  function leave(): void {
    controller.stop();
    forgetVisitors(workspace, String(Date.now()));
    lookForVisitors();
  }

  const handle = (call: EarlyCall): void => {
    switch (call.kind) {
      case 'open':
        nextFocus = 'textarea';
        controller.setOpen(true);
        return;
      case 'close':
        close();
        return;
      case 'press':
        nextFocus = NEXT_FOCUS;
        controller.setOpen(true);
        controller.requestPerson();
        return;
      case 'identify':
        if (subject && subject === subjectOf(call.identity)) controller.identify(call.identity);
        else become(call.identity);
        return;
      case 'logout':
        leave();
        return;
    }
  };
  const close = (): void => {
    controller.setOpen(false);
    draw();
    launcher.focusOpener();
  };

  begin(config.identity);
  const lookForVisitors = watchVisitors(workspace, {
    left: () => become(undefined),
    signedIn: () => subject || become(undefined),
  });
  buttons.group.addEventListener('pointerover', bringPanel, { once: true });
  draw();
  shared.handle = handle;
  for (const call of calls.splice(0)) handle(call);
}
