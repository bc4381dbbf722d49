import type { StoreDetail } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Switch } from './choice'

type Policy = StoreDetail['settings']['policy']
type PolicyCardProps = { policy: Policy; onChange: (policy: Policy) => void }

const removals = {
  never: 'The customer stays',
  delete: 'Delete the customer if Shopify allows it (no orders)',
  erase: 'Ask Shopify to erase personal data',
} as const

const isRemoval = (text: string): text is Policy['removal'] => Object.hasOwn(removals, text)

/** What leaving means in a store: the levers that do work, each read back after the write. */
export function PolicyCard({ policy, onChange }: PolicyCardProps) {
  const set = (part: Partial<Policy>) => onChange({ ...policy, ...part })
  const days = (text: string, most: number) => Math.min(most, Math.max(0, Math.trunc(Number(text) || 0)))
  return (
    <Card>
      <CardHeader>
        <CardTitle>When someone leaves</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <Callout kind="note">
          Tags that Rollcall gave are always removed. Shopify has no call that disables a sign-in: a theme or
          a gating app must honour the marker.
        </Callout>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Marker tag" hint="What themes and gating apps look for.">
            {(control) => (
              <Input
                {...control}
                value={policy.marker}
                onChange={({ target }) => set({ marker: target.value })}
              />
            )}
          </Field>
          <Field label="Days of grace" hint="Somebody stays a member this long after leaving the directory.">
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={90}
                value={policy.graceDays}
                onChange={({ target }) => set({ graceDays: days(target.value, 90) })}
              />
            )}
          </Field>
        </div>
        <Switch
          title="Revoke company roles"
          checked={policy.revokeRoles}
          onChange={(revokeRoles) => set({ revokeRoles })}
        >
          Those that Rollcall assigned. Without a role nobody can order for a company.
        </Switch>
        <Switch
          title="Clear metafields"
          checked={policy.clearMetafields}
          onChange={(clearMetafields) => set({ clearMetafields })}
        >
          Those that mappings and rules write.
        </Switch>
        <Switch
          title="Withdraw marketing consent"
          checked={policy.withdrawConsent}
          onChange={(withdrawConsent) => set({ withdrawConsent })}
        >
          By e-mail and by text message, whoever had asked for it.
        </Switch>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Afterwards">
            {(control) => (
              <Select
                {...control}
                value={policy.removal}
                onChange={({ target }) => isRemoval(target.value) && set({ removal: target.value })}
              >
                {Object.entries(removals).map(([removal, words]) => (
                  <option key={removal} value={removal}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {policy.removal !== 'never' && (
            <Field label="After days" hint="Counted from leaving the directory.">
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={0}
                  max={365}
                  value={policy.removalAfterDays}
                  onChange={({ target }) => set({ removalAfterDays: days(target.value, 365) })}
                />
              )}
            </Field>
          )}
        </div>
      </CardBody>
    </Card>
  )
}
