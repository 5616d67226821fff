import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerBody } from '../../src/channels/slack/answer-body.ts';
import { renderErrors, renderForm } from '../../src/channels/slack/forms.ts';
import { toMrkdwn } from '../../src/channels/slack/markdown.ts';
import { renderReply, type SlackMessage } from '../../src/channels/slack/render.ts';
import { renderHome, renderReplyModal } from '../../src/channels/slack/views.ts';
import { anyMarkdown, anyReply } from './any-reply.ts';
import { anyErrors, anyForm, anyHome } from './slack-any-form.ts';
import { complaintsOf, complaintsOfView } from './slack-limits.ts';

/** All text in which Slack reads its own marks. In plain text it reads none. */
function mrkdwnIn({ text, blocks }: SlackMessage): string[] {
  const found: string[] = [text];
  JSON.stringify(blocks, (_key, value) => {
    if (value?.type === 'mrkdwn') found.push(value.text);
    return value;
  });
  return found;
}

describe('whatever a reply says, in Slack', () => {
  it('it stays within what one message may hold', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(complaintsOf(renderReply(reply))).toEqual([]);
      }),
    );
  });

  it('the answer to a command is the same message, put together from parts that were written before', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(JSON.parse(answerBody(reply))).toEqual({ response_type: 'ephemeral', ...JSON.parse(JSON.stringify(renderReply(reply))) });
      }),
    );
  });

  it('it calls nobody: a < begins a link to the web or a mail, and every link is closed', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const text of mrkdwnIn(renderReply(reply))) {
          const rest = text.replace(/<(https?:|mailto:)[^<>|]*(\|[^<>]*)?>/g, '');
          expect(rest).not.toContain('<');
          expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
        }
      }),
    );
  });
});

it('no text is folded away: what a purchase makes possible stands last', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const folded = renderReply(reply).blocks.filter((block) => block.type === 'section' && !block.expand);
      expect(folded).toEqual([]);
    }),
  );
});

describe('whatever is shown besides messages, in Slack', () => {
  it('a form stays within what a modal may hold', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(complaintsOfView(renderForm(form, { room: 'C0LUNCH' }, 'Ja'))).toEqual([]);
      }),
    );
  });

  it('what is wrong stands at an input that is there', () => {
    fc.assert(
      fc.property(anyForm, anyErrors, (form, errors) => {
        const { blocks } = renderForm(form, {}, 'Ja');
        const inputs = blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
        const shown = renderErrors(errors, blocks);
        expect(Object.keys(shown).filter((name) => !inputs.includes(name))).toEqual([]);
        if (inputs.length > 0) expect(Object.keys(shown).length > 0).toBe(Object.keys(errors.errors).length > 0);
      }),
    );
  });

  it('an answer stays within what a modal may hold', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const { title, blocks, ...rest } = renderReplyModal(reply, { home: true });
        expect(complaintsOfView({ title, blocks, ...rest })).toEqual([]);
        expect(blocks.length).toBeGreaterThan(0);
        expect([title.text === reply.title, blocks[0]?.type === 'header'].filter(Boolean).length).toBeGreaterThan(0);
      }),
    );
  });

  it('the page of a person stays within what App Home may hold', () => {
    fc.assert(
      fc.property(anyHome, (home) => {
        expect(complaintsOfView(renderHome(home))).toEqual([]);
      }),
    );
  });
});

describe("Markdown in Slack's own marks", () => {
  it.each([
    ['**vet** en _schuin_', '*vet* en _schuin_'],
    ['# Kop\n\nTekst', '*Kop*\n\nTekst'],
    ['- een\n- twee', '• een\n• twee'],
    ['1. een\n2. twee', '1. een\n2. twee'],
    ['- [ ] een\n- [x] twee', '• ☐ een\n• ☑ twee'],
    ['| wat | prijs |\n|---|---|\n| bos | € 20 |', 'wat · prijs\nbos · € 20'],
    ['[lees](https://a.example/?b=1&c=2)', '<https://a.example/?b=1&amp;c=2|lees>'],
    ['[lees](javascript:alert(1))', 'lees'],
    ['<!channel> & <b>', '&lt;!channel&gt; &amp; &lt;b&gt;'],
    ['`/inkopen bloemen`', '`/inkopen bloemen`'],
    ['> een citaat', '> een citaat'],
    ['![bos](https://a.example/bos.png)', 'bos'],
  ])('%s', (markdown, mrkdwn) => {
    expect(toMrkdwn(markdown)).toBe(mrkdwn);
  });

  it('leaves no HTML behind', () => {
    fc.assert(
      fc.property(anyMarkdown, (markdown) => {
        expect(toMrkdwn(markdown)).not.toMatch(/<\/?[a-z]+( [^>]*)?>/);
      }),
    );
  });
});
