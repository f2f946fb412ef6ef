/** Buttons that copy the table before them, tab-separated, as spreadsheets take it. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const table = button.closest('details')!.querySelector('table')!;
    const status = button.parentElement!.querySelector('[role=status]')!;
    const isCopied = copyText(tabSeparated(table));
    status.textContent = isCopied ? 'Copied.' : 'Not copied: the browser does not allow it.';
  });
}

function tabSeparated(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()).join('\t'),
  );
  return rows.join('\n');
}

/** Pages from disk may not use the clipboard's own interface: a selection can be copied everywhere. */
function copyText(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  area.ariaLabel = 'Text being copied';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  return isCopied;
}
