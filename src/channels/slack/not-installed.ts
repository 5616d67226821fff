import type { App } from '@slack/bolt';
import { addressIn, installationIdOf } from './addresses.ts';
import { type Handling, sayingSo } from './handling.ts';
import type { Log } from './logger.ts';
import { REMOVAL_EVENTS } from './removal.ts';
import { renderReply } from './render.ts';
import { renderReplyModal } from './views.ts';

/**
 * Somebody asks us something where the app is not installed (any more). They are told so in our answer to Slack, or at the
 * address it gave: we have no token to speak with there. Stands before everything else.
 */
export function answerWhereNotInstalled(app: App, { locales, phrases, answers }: Handling, log: Log): void {
  app.use(async (args) => {
    const { context, body } = args;
    if (context.botToken !== undefined || ('event' in args && REMOVAL_EVENTS.has(args.event.type))) return args.next();
    log('warn', 'Slack: a request from a workspace where the app is not installed; install it at /slack/install.');
    const person = addressIn(installationIdOf(context), context.userId ?? '');
    const reply = sayingSo(phrases(locales.known(person.id) ?? 'nl').notInstalledHere);
    if ('command' in args) return args.ack({ response_type: 'ephemeral', ...renderReply(reply) });
    if (body.type === 'view_submission' && 'view' in args)
      return args.ack({ response_action: 'update', view: renderReplyModal(reply, {}) });
    await args.ack?.();
    if ('respond' in args) await answers.respond(args.respond, reply);
  });
}
