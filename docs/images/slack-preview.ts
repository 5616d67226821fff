/**
 * Draws Block Kit on a page about as Slack does, for pictures in the docs. Slack itself cannot run here: what you see is a
 * drawing of the blocks that Slack gets, and says so.
 */
import { readFileSync } from 'node:fs';
import type { Button, HomeView, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';

const CSS = readFileSync(new URL('slack-preview.css', import.meta.url), 'utf8');
const APP = 'Inkoophulp';
const AVATAR = '<span class="avatar">💐</span>';
const CAPTION = 'Tekening van wat Slack toont, gemaakt van de blokken die Slack krijgt. Geen schermafdruk.';
const DAY = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

/** A whole page: what was drawn, under each other. */
export function drawPicture(...drawn: readonly string[]): string {
  return page('', drawn);
}

/** The same, next to each other. */
export function drawBeside(...drawn: readonly string[]): string {
  return page('beside', drawn);
}

function page(how: string, drawn: readonly string[]): string {
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><style>${CSS}</style><figure id="picture" class="${how}"><div class="drawn">${drawn.join('')}</div><figcaption>${CAPTION}</figcaption></figure></html>`;
}

export function drawMessage({ blocks }: Pick<SlackMessage, 'blocks'>, seenBy: 'one' | 'everybody', time = '10:00'): string {
  const privately = seenBy === 'one' ? '<p class="private">👁️ Alleen zichtbaar voor jou</p>' : '';
  return `${privately}<div class="message">${AVATAR}<div class="body"><span class="name">${APP}</span><span class="badge">APP</span><span class="time">${time}</span>${draw(blocks)}</div></div>`;
}

/** What somebody else than we says. */
export function drawSaid(name: string, words: string, time = '10:00'): string {
  const text = asText(words).replace(/@\w+/g, '<span class="mention">$&</span>');
  return `<div class="message"><span class="avatar person">${name.charAt(0)}</span><div class="body"><span class="name">${name}</span> <span class="time">${time}</span><div class="section"><div class="text">${text}</div></div></div></div>`;
}

/** What happens between two things, in words of the picture itself. */
export function drawStep(words: string): string {
  return `<p class="step">${asText(words)}</p>`;
}

/** @param errors what Slack shows at inputs, by `block_id`. */
export function drawModal({ title, submit, blocks }: ModalView, errors: Readonly<Record<string, string>> = {}): string {
  const bottom = submit ? `<div class="bottom"><span class="button primary">${asText(submit.text)}</span></div>` : '';
  return `<div class="modal"><div class="top">${AVATAR}${asText(title.text)}<span class="close">✕</span></div><div class="blocks">${draw(blocks as KnownBlock[], errors)}</div>${bottom}</div>`;
}

export function drawHome({ blocks }: HomeView): string {
  return `<div class="tabs">${AVATAR}<b>Startpagina</b><span>Berichten</span><span>Over</span></div>${draw(blocks as KnownBlock[])}`;
}

function draw(blocks: readonly KnownBlock[], errors: Readonly<Record<string, string>> = {}): string {
  return blocks.map((block) => drawBlock(block, errors)).join('');
}

function drawBlock(block: KnownBlock, errors: Readonly<Record<string, string>>): string {
  switch (block.type) {
    case 'header':
      return `<h2 class="header">${asText(block.text.text)}</h2>`;
    case 'section':
      return `<div class="section"><div class="text">${mrkdwn(block.text?.text ?? '')}</div>${block.accessory?.type === 'button' ? drawButton(block.accessory) : ''}</div>`;
    case 'context':
      return `<div class="context">${block.elements.map((element) => ('text' in element ? mrkdwn(String(element.text)) : '')).join(' ')}</div>`;
    case 'actions':
      return `<div class="actions">${block.elements.map((element) => (element.type === 'button' ? drawButton(element) : '')).join('')}</div>`;
    case 'divider':
      return '<hr>';
    case 'input':
      return drawInput(block, errors[block.block_id ?? '']);
    default:
      throw new Error(`The preview cannot draw ${block.type}.`);
  }
}

function drawButton({ text, style }: Button): string {
  return `<span class="button ${style ?? ''}">${asText(text.text)}</span>`;
}

function drawInput({ label, optional, hint, element }: InputBlock, error: string | undefined): string {
  const note = optional ? ' <small>(optioneel)</small>' : '';
  const wrong = error ? `<div class="error">⚠ ${asText(error)}</div>` : '';
  const under = hint ? `<div class="hint">${asText(hint.text)}</div>` : '';
  return `<div class="input ${error ? 'wrong' : ''}"><div class="label">${asText(label.text)}${note}</div>${drawElement(element)}${wrong}${under}</div>`;
}

function drawElement(element: InputBlock['element']): string {
  const field = (value: string | undefined, empty: string, sign = '', long = '') =>
    `<div class="field ${long}"><span>${value ? asText(value).replaceAll('\n', '<br>') : `<span class="empty">${empty}</span>`}</span><span>${sign}</span></div>`;
  switch (element.type) {
    case 'plain_text_input':
      return field(element.initial_value, '', '', element.multiline ? 'long' : '');
    case 'number_input':
      return field(element.initial_value, '');
    case 'datepicker':
      return field(element.initial_date && DAY.format(new Date(element.initial_date)), 'Kies een datum', '📅');
    case 'static_select':
      return field(element.initial_option?.text.text, 'Kies een optie', '⌄');
    case 'checkboxes':
      return element.options
        .map(({ text, value }) => {
          const isTicked = element.initial_options?.some((ticked) => ticked.value === value);
          return `<div class="box ${isTicked ? 'ticked' : ''}"><i></i>${asText(text.text)}</div>`;
        })
        .join('');
    default:
      throw new Error(`The preview cannot draw ${element.type}.`);
  }
}

/** Slack's own marks as HTML. The text in it is escaped already: `&amp;`, `&lt;`, `&gt;`. */
function mrkdwn(text: string): string {
  return text
    .replace(/<([^|>]+)(?:\|([^>]*))?>/g, (_mark, url: string, label = url) => `<a href="${url}">${label}</a>`)
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1<b>$2</b>')
    .replace(/(^|[\s(>])_([^_\n]+)_(?=$|[\s.,)<])/gm, '$1<i>$2</i>')
    .replace(/(?:^&gt; ?.*$\n?)+|(?:^> ?.*$\n?)+/gm, (quote) => `<blockquote>${quote.replace(/^(&gt;|>) ?/gm, '').trim()}</blockquote>`)
    .replace(/\n/g, '<br>');
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
