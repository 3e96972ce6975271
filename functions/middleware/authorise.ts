import { mayUse } from '../../lib/domain/people/role.ts';
import { RequestRefused } from '../api/errors.ts';
import type { Identify, Identity } from '../api/identity.ts';
import type { RoutedEvent } from './match-route.ts';

/** An event whose caller may use its route; `identity` is absent on public routes when the caller did not say. */
export type AuthorisedEvent = RoutedEvent & { identity?: Identity };

const NO_ROLE =
  'You are signed in, but have no role here. Ask an administrator of Holdfast to give you a role, then sign in again.';

/** Middleware: lets a caller through to the routes of their role. Refuses with 401 when nobody is signed in, 403 when the role is too small. */
export function authorise(identify: Identify) {
  return {
    before: async (request: { event: RoutedEvent }) => {
      const { access } = request.event.found.route;
      const identity = await identify(request.event);
      if (access !== 'public' && !identity) {
        throw new RequestRefused(401, 'Sign in first: this address needs an account with a Holdfast role.', {
          headers: { 'www-authenticate': 'Bearer' },
        });
      }
      if (access !== 'public' && identity && !mayUse(identity.role, access)) {
        throw new RequestRefused(
          403,
          identity.role ? `This needs the role ${access}; yours is ${identity.role}.` : NO_ROLE,
        );
      }
      request.event = Object.assign({}, request.event, { identity });
    },
  };
}
