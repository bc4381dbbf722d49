import type { StoreDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Choice, Switch } from './choice'

type Imports = StoreDetail['settings']['imports']
type ImportsCardProps = { store: StoreDetail; imports: Imports; onChange: (imports: Imports) => void }

/** Which customers of a store become users, and in which directory. */
export function ImportsCard({ store, imports, onChange }: ImportsCardProps) {
  const directoryId = imports.kind === 'none' ? store.directories[0]?.id : imports.directoryId
  const since = imports.kind === 'none' ? new Date().toISOString() : imports.since
  const whenDeleted = imports.kind === 'none' ? 'deactivate' : imports.whenDeleted
  const choose = (kind: Exclude<Imports['kind'], 'none'>) => {
    if (directoryId === undefined) return
    const target = { directoryId, whenDeleted } as const
    const rules: Record<typeof kind, Imports> = {
      all: { kind: 'all', ...target, since },
      // Who gets a tag is often a customer already.
      tagged: { kind: 'tagged', ...target, since: null, tag: 'staff' },
      domain: { kind: 'domain', ...target, since, domains: ['example.com'] },
      condition: { kind: 'condition', ...target, since, condition: 'emails.value pr' },
    }
    onChange(rules[kind])
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>When somebody is a customer in the store</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-2">
        <Choice
          name="imports"
          title="They stay the store’s own"
          checked={imports.kind === 'none'}
          onChoose={() => onChange({ kind: 'none' })}
        />
        <Choice
          name="imports"
          title="Those with a tag become users"
          checked={imports.kind === 'tagged'}
          onChoose={() => choose('tagged')}
        />
        {imports.kind === 'tagged' && (
          <Field label="Tag">
            {(control) => (
              <Input
                {...control}
                value={imports.tag}
                onChange={({ target }) => onChange({ ...imports, tag: target.value })}
              />
            )}
          </Field>
        )}
        <Choice
          name="imports"
          title="Those of some e-mail domains become users"
          checked={imports.kind === 'domain'}
          onChoose={() => choose('domain')}
        />
        {imports.kind === 'domain' && (
          <Field label="Domains" hint="Separated by commas.">
            {(control) => (
              <Input
                {...control}
                value={imports.domains.join(',')}
                onChange={({ target }) =>
                  onChange({ ...imports, domains: target.value.split(',').map((domain) => domain.trim()) })
                }
              />
            )}
          </Field>
        )}
        <Choice
          name="imports"
          title="Those who meet a condition become users"
          checked={imports.kind === 'condition'}
          onChoose={() => choose('condition')}
        />
        {imports.kind === 'condition' && (
          <Field label="Condition" hint={'A SCIM filter, such as addresses.country eq "DE"'}>
            {(control) => (
              <Input
                {...control}
                className="font-mono"
                value={imports.condition}
                onChange={({ target }) => onChange({ ...imports, condition: target.value })}
              />
            )}
          </Field>
        )}
        <Choice
          name="imports"
          title="Everyone becomes a user"
          checked={imports.kind === 'all'}
          onChoose={() => choose('all')}
        />
        {imports.kind !== 'none' && (
          <Field
            label="Directory"
            hint="Its identity provider finds them with GET /Users, and the other stores receive them."
          >
            {(control) => (
              <Select
                {...control}
                value={imports.directoryId}
                onChange={({ target }) => onChange({ ...imports, directoryId: target.value })}
              >
                {store.directories.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {imports.kind !== 'none' && (
          <Switch
            title="Also those who are customers already"
            checked={imports.since === null}
            onChange={(all) => onChange({ ...imports, since: all ? null : new Date().toISOString() })}
          >
            {imports.since === null
              ? 'They become users when the store tells of them, or when it is next compared, which happens every night.'
              : `Only those whom the store gets from ${imports.since.slice(0, 10)} on.`}
          </Switch>
        )}
        {imports.kind !== 'none' && (
          <Switch
            title="Whoever is deleted in the store leaves everywhere"
            checked={imports.whenDeleted === 'deactivate'}
            onChange={(leaves) => onChange({ ...imports, whenDeleted: leaves ? 'deactivate' : 'keep' })}
          >
            {imports.whenDeleted === 'deactivate'
              ? 'As long as no directory has taken them for its own, they are deactivated, and the other stores restrict them.'
              : 'They stay users, and Rollcall creates the customer again.'}
          </Switch>
        )}
      </CardBody>
    </Card>
  )
}
