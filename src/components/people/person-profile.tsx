import type { Person } from '@/components/answers'
import { PersonAttributes } from './person-attributes'
import { PersonSources } from './person-sources'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { RelativeTime } from '@/components/ui/relative-time'
import { Fact } from '@/components/ui/fact'
import { TextLink } from '@/components/ui/text-link'

export function PersonProfile({ person }: { person: Person }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[20rem_minmax(0,1fr)] lg:items-start">
      <div className="lg:col-span-2">
        <PersonAttributes id={person.id} />
      </div>
      <div className="grid gap-4">
        <PersonSources person={person} />
        <Card>
          <CardHeader>
            <CardTitle>In the directory</CardTitle>
          </CardHeader>
          <CardBody>
            <dl className="grid gap-3 text-sm">
              <Fact name="User name">{person.userName}</Fact>
              <Fact name="E-mail">{person.email ?? 'None sent'}</Fact>
              <Fact name="External id">{person.externalId ?? 'None sent'}</Fact>
              <Fact name={person.sources.length === 1 ? 'Directory' : 'Directories, who leads first'}>
                <Sources sources={person.sources} />
              </Fact>
              <Fact name="First received">
                <RelativeTime at={person.createdAt} />
              </Fact>
              <Fact name="Last change">
                <RelativeTime at={person.lastModified} />
              </Fact>
              <Fact name="SCIM id">
                <code className="font-mono text-xs break-all">{person.id}</code>
              </Fact>
            </dl>
          </CardBody>
        </Card>
      </div>
      <section aria-labelledby="scim" className="grid min-w-0 gap-2">
        <div>
          <h2 id="scim" className="text-sm font-semibold">
            SCIM document
          </h2>
          <p className="text-sm text-muted">
            {person.deleted
              ? 'The directory deleted this person; what it had sent was erased.'
              : 'What the directory sent, and gets back unchanged.'}
          </p>
        </div>
        <CodeBlock code={JSON.stringify(person.resource, null, 2)} label="SCIM document" />
      </section>
    </div>
  )
}

function Sources({ sources }: Pick<Person, 'sources'>) {
  return (
    <ul className="grid gap-1">
      {sources.map(({ id, userName, active, deleted, directory }) => (
        <li key={id}>
          <TextLink href={`/directories/${directory.id}`}>{directory.name}</TextLink>
          {sources.length > 1 && (
            <span className="text-xs text-muted">
              {' '}
              · {userName} · {deleted ? 'deleted' : active ? 'active' : 'inactive'} · precedence{' '}
              {directory.precedence}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
