import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What tells of one machine or one person's tools, and so does not belong in the repository. */
const FORBIDDEN: [RegExp, string][] = [
  [/\bregistry\.[a-z]+\.(org|com|io)\b/, "a package registry's host; .npmrc of the machine decides that"],
  [/(^|[\s"'`(=])\/(home|root|work|tmp|mnt|var\/folders)\/[\w.-]+/, 'a path of one machine'],
  [/\b(cl[a]ude|chat[g]pt|co[p]ilot|cursor\s?rules)\b/i, "one person's tool"],
]
const TEXT = /\.(ts|tsx|mjs|cjs|js|json|md|css|prisma|sql|ya?ml|sh|example)$|^[^.]+$/

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\n')
  .filter((file) => TEXT.test(file) && file !== 'package-lock.json')

const found = files.flatMap((file) =>
  linesOf(file).flatMap((line, index) =>
    FORBIDDEN.filter(([pattern]) => pattern.test(line)).map(
      ([, what]) => `${file}:${index + 1} names ${what}: ${line.trim()}`,
    ),
  ),
)
for (const line of found) console.error(line)
process.exit(found.length === 0 ? 0 : 1)

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return [] // listed by git and deleted since
  }
}
