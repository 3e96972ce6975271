/** Names in AWS that more than one construct must agree on. */
export const configurationSetName = 'holdfast';
export const secretsPrefix = 'holdfast/';
