// package-lock.json must install everywhere: npm 11 drops the platforms whose binary it could not see, after which
// `npm ci` refuses the lock, and a `resolved` address ties it to the registry of whoever wrote it.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

/** Where Node would look for `name` from the package at `path`: its own node_modules first, then each parent's. */
function installed(path, name) {
  const folders =
    path === ''
      ? []
      : path.split('/node_modules/').map((_, depth, all) => all.slice(0, depth + 1).join('/node_modules/'))
  return ['', ...folders].some((folder) => `${folder ? `${folder}/` : ''}node_modules/${name}` in packages)
}

const problems = Object.entries(packages).flatMap(
  ([path, { version, optionalDependencies = {}, resolved }]) => [
    ...Object.keys(optionalDependencies)
      .filter((name) => !installed(path, name))
      .map((name) => `${path}@${version}: its optional dependency ${name} is missing`),
    ...(resolved ? [`${path}@${version}: has a resolved address`] : []),
  ],
)

if (problems.length > 0) {
  console.error(problems.join('\n'))
  console.error(
    'Pin the named packages to versions that exist for every platform, keep omit-lockfile-registry-resolved=true in ' +
      '.npmrc, delete package-lock.json and node_modules, and run npm install.',
  )
  process.exit(1)
}
console.log(`package-lock.json is complete (${Object.keys(packages).length} packages)`)
