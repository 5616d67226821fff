import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressIn, readAddress } from '../../src/channels/slack/addresses.ts';
import { plainText } from '../../src/channels/slack/plain-text.ts';
import { SeenEvents } from '../../src/channels/slack/seen-events.ts';
import { formatAddress, parseAddress } from '../../src/domain/address.ts';
import { anyMarkdown } from './any-reply.ts';

describe('what somebody typed in Slack', () => {
  it.each([
    ['<@U0BOT> bloemen', 'bloemen'],
    ['hé <@U0BOT|inkoophulp>, taart graag', 'hé , taart graag'],
    ['lunch met <@U0KIM|kim>', 'lunch met kim'],
    ['lunch met <@U0KIM>', 'lunch met'],
    ['voor <#C0LUNCH|lunch>', 'voor lunch'],
    ['<!here> wie regelt <https://x.example/a?b=1&amp;c=2|de taart>?', 'wie regelt de taart?'],
    ['zie <https://x.example>', 'zie https://x.example'],
    ['mail <mailto:a@b.example|a@b.example>', 'mail a@b.example'],
    ['a &lt; b &amp; c &gt; d', 'a < b & c > d'],
    ['&amp;lt;', '&lt;'],
    ['  bloemen\n\nvoor   vrijdag ', 'bloemen voor vrijdag'],
  ])('%s', (typed, text) => {
    expect(plainText(typed, 'U0BOT')).toBe(text);
  });

  it('can always be read', () => {
    fc.assert(fc.property(anyMarkdown, (typed) => plainText(typed, 'U0BOT').length <= typed.length));
  });
});

describe('events that Slack delivers again', () => {
  it('are known for a long while, in a memory that does not grow', () => {
    const seen = new SeenEvents(100);
    for (let event = 0; event < 10_000; event++) {
      expect(seen.isNew(`Ev${event}`)).toBe(true);
      for (const earlier of [event, event - 50, event - 99]) if (earlier >= 0) expect(seen.isNew(`Ev${earlier}`)).toBe(false);
    }
    expect(seen.isNew('Ev0')).toBe(true);
    expect(seen.isNew(undefined)).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    [undefined, 'slack:U0SAM'],
    ['T1', 'slack:T1/U0SAM'],
    ['E1', 'slack:E1/U0SAM'],
  ])('in workspace %s is %s, and is read back from text', (installation, text) => {
    const address = addressIn(installation, 'U0SAM');
    expect(formatAddress(address)).toBe(text);
    const again = parseAddress(text);
    expect(again && readAddress(again)).toEqual({ id: 'U0SAM', ...(installation && { installation }) });
  });
});
