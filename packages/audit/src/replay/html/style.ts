/** The page's whole style: light and dark by the reader's own setting, black on white on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1a1c20; --paper: #fdfdfb; --faint: #8b8f98; --line: #d9dadd; --bad: #b3261e; --good: #1c6b3c;
  --red: #c8372d; --yellow: #c99a06; --blue: #2f6fb5; --black: #3a3d44; --green: #2e8b57; --orange: #d9752b; --purple: #7b4fa3; --silver: #9aa3ad; --teal: #1f8a8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e6; --paper: #16181c; --faint: #8b8f98; --line: #363a42; --bad: #ff8a80; --good: #7fd1a0;
  --red: #ef6b61; --yellow: #e8c24a; --blue: #74a9e6; --black: #b9bdc6; --green: #67c08f; --orange: #f0a063; --purple: #b690d8; --silver: #c3cad2; --teal: #5cc4c4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .4rem 0; max-width: 46rem; } .verdict { font-size: 1.15rem; font-weight: 600; } .verdict.bad { color: var(--bad); } .verdict.good { color: var(--good); }
.faint { color: var(--faint); } code { direction: ltr; unicode-bidi: isolate; font: .9em ui-monospace, monospace; overflow-wrap: anywhere; } td code { overflow-wrap: break-word; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; } dt { color: var(--faint); } dd { margin: 0; }
dd ul { margin: 0; padding-inline-start: 1.1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; margin: .5rem 0; } caption { text-align: start; color: var(--faint); padding-bottom: .25rem; white-space: nowrap; }
th, td { text-align: start; vertical-align: top; padding-block: .25rem; padding-inline-end: .9rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; } td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: .5rem 0; } svg { direction: ltr; max-width: 100%; height: auto; color: var(--ink); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: .25rem 0; font-size: .85rem; } .legend span { display: inline-block; width: .8em; height: .8em; margin-inline-end: .4em; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #bbb; --bad: #000; --good: #000;
  --red: #c8372d; --yellow: #c99a06; --blue: #2f6fb5; --black: #3a3d44; --green: #2e8b57; --orange: #d9752b; --purple: #7b4fa3; --silver: #9aa3ad; --teal: #1f8a8a; }
  body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } thead { display: table-header-group; }
  * { print-color-adjust: exact; } @page { margin: 15mm; } }
`;
