namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A grain that uses all that the store offers.</summary>
[Alias("test.diary")]
internal interface IDiaryGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task Put(string text);

    [Alias("get")]
    Task<string> Get();

    [Alias("clear")]
    Task Clear();

    [Alias("remind")]
    Task Remind();

    [Alias("forget")]
    Task Forget();
}
