import type { Reply } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import type { Asker, Desk } from '../asker.ts';
import { mailLink } from '../order-mail.ts';

/** Where a colleague's tip can go. */
export function tipReply(category: string, asker: Asker, desk: Desk): Reply {
  const { tip } = textsFor(asker.locale);
  const { contact } = desk.content().organisation;
  return {
    placement: 'answer',
    title: tip.title,
    parts: [
      { kind: 'text', markdown: tip.body },
      { kind: 'link', label: tip.share(contact.name), url: mailLink({ to: contact.mail, subject: tip.subject(category), body: '' }) },
    ],
  };
}
