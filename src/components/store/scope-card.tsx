import type { StoreDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Choice, Switch } from './choice'

type Scope = StoreDetail['settings']['scope']
type ScopeCardProps = { store: StoreDetail; scope: Scope; onChange: (scope: Scope) => void }

/** Who belongs in a store. Leaving the scope is leaving the store. */
export function ScopeCard({ store, scope, onChange }: ScopeCardProps) {
  const first = store.groups[0]
  return (
    <Card>
      <CardHeader>
        <CardTitle>Who belongs in this store</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-2">
        <Choice
          name="scope"
          title="Everyone"
          checked={scope.kind === 'all'}
          onChoose={() => onChange({ kind: 'all' })}
        >
          Each active person of every live directory.
        </Choice>
        <Choice
          name="scope"
          title="Members of some groups"
          checked={scope.kind === 'groups'}
          onChoose={() => first && onChange({ kind: 'groups', groups: [first.id] })}
        >
          {first ? 'Nested groups count.' : 'No group has been pushed yet.'}
        </Choice>
        {scope.kind === 'groups' && (
          <GroupChoice
            store={store}
            chosen={scope.groups}
            onChange={(groups) => onChange({ kind: 'groups', groups })}
          />
        )}
        <Choice
          name="scope"
          title="Whoever meets a condition"
          checked={scope.kind === 'condition'}
          onChoose={() => onChange({ kind: 'condition', condition: 'userType eq "Employee"' })}
        >
          In the syntax of SCIM filters, over the user and their groups.
        </Choice>
        {scope.kind === 'condition' && (
          <div className="pl-7">
            <Field label="Condition" hint={'Such as groups.display eq "EU wholesale" and title pr'}>
              {(control) => (
                <Input
                  {...control}
                  className="font-mono"
                  value={scope.condition}
                  onChange={({ target }) => onChange({ kind: 'condition', condition: target.value })}
                />
              )}
            </Field>
          </div>
        )}
        <Choice
          name="scope"
          title="Nobody"
          checked={scope.kind === 'none'}
          onChoose={() => onChange({ kind: 'none' })}
        >
          Whoever is a member here leaves the store.
        </Choice>
      </CardBody>
    </Card>
  )
}

type GroupChoiceProps = { store: StoreDetail; chosen: string[]; onChange: (groups: string[]) => void }

function GroupChoice({ store, chosen, onChange }: GroupChoiceProps) {
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((each) => each !== id)
    // A scope without a group would be nobody, which is a choice of its own.
    if (next.length > 0) onChange(next)
  }
  return (
    <fieldset className="grid max-h-64 gap-2 overflow-y-auto rounded-md border p-3 sm:ml-7 sm:grid-cols-2">
      <legend className="px-1 text-xs text-muted">Groups</legend>
      {store.groups.map(({ id, displayName, directory }) => (
        <Switch key={id} title={displayName} checked={chosen.includes(id)} onChange={(on) => toggle(id, on)}>
          {directory}
        </Switch>
      ))}
    </fieldset>
  )
}
