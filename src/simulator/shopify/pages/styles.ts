import { Html } from './html'

export const styles = new Html(`<style>
:root { --ink: #1c1b19; --soft: #6d6a63; --line: #e2dfd8; --ground: #f7f6f3; --card: #fff; --accent: #1f6f54; --warn: #a2420f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecebe7; --soft: #a19d94; --line: #383631; --ground: #191816; --card: #22211e; --accent: #67c2a0; --warn: #f0a274; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 1rem; align-items: center; padding: .75rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--card); }
.mark { font-weight: 650; text-decoration: none; color: var(--ink); }
nav { display: flex; gap: .5rem; color: var(--soft); flex-wrap: wrap; }
main { max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
th, td { text-align: left; padding: .55rem .8rem; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 550; color: var(--soft); font-size: .85rem; border-top: 0; }
tbody th { border-top: 1px solid var(--line); width: 13rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.5rem; }
.narrow { max-width: 27rem; margin: 4rem auto; }
.tag { display: inline-block; padding: 0 .5rem; margin: 0 .25rem .25rem 0; border: 1px solid var(--line); border-radius: 1rem; font-size: .85rem; }
.pages { display: flex; gap: 1rem; }
.soft { color: var(--soft); }
.warn { color: var(--warn); }
form.row { display: flex; gap: .5rem; margin: 0 0 1rem; flex-wrap: wrap; }
label { display: block; margin: 0 0 .8rem; font-size: .85rem; color: var(--soft); }
input, textarea, select { display: block; width: 100%; margin-top: .2rem; padding: .5rem .6rem; font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: .4rem; }
form.row input, form.row select { width: auto; flex: 1 1 12rem; margin: 0; }
button, .button { display: inline-block; padding: .5rem 1rem; font: inherit; font-weight: 550; cursor: pointer; color: var(--card); background: var(--accent); border: 1px solid var(--accent); border-radius: .4rem; text-decoration: none; }
button.quiet { color: var(--ink); background: transparent; border-color: var(--line); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.buttons { display: flex; gap: .5rem; margin-top: 1.5rem; }
.grid { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
ul.plain { list-style: none; padding: 0; margin: 1rem 0; }
ul.plain li { padding: .4rem 0; border-bottom: 1px solid var(--line); }
</style>`)
