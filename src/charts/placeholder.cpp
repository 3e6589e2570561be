// Placeholder removed by the first real source of this module.
namespace nightjar {}
