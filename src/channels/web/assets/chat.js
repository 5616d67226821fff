/** What HTML cannot do by itself: show the newest message, and put the focus where the reader goes on. */
const log = document.getElementById('log');
const text = document.getElementById('text');

function showLast() {
  const last = log.lastElementChild;
  if (last) log.scrollTop = last.offsetTop - log.offsetTop - 12;
}

new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeType === Node.ELEMENT_NODE);
  if (added.length === 0) return;
  const answer = added.findLast((node) => node.matches('.message--bot'));
  if (answer) log.scrollTop = answer.offsetTop - log.offsetTop - 12;
  // A tap took the button away that had the focus: go on at the answer.
  if (answer && document.activeElement === document.body) answer.focus({ preventScroll: true });
}).observe(log, { childList: true });

document.querySelector('.composer').addEventListener('submit', () => {
  setTimeout(() => {
    text.value = '';
    text.focus();
  });
});

showLast();
