const KEY = 'holdfast.signed-out';

/** Notes in this window that its person signed out. */
export const markSignedOut = () => sessionStorage.setItem(KEY, 'yes');

/** Forgets it. */
export const forgetSignedOut = () => sessionStorage.removeItem(KEY);

export const isSignedOut = () => sessionStorage.getItem(KEY) !== null;
